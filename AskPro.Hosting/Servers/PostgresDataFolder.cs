using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AskPro.Hosting.Servers;

/// <summary>The data of one server and major version; made whole or not at all.</summary>
internal sealed class PostgresDataFolder(string dataRoot, int major)
{
    /// <summary>Lies in the data folder and tells whether a start names the login the folder was made with.</summary>
    private const string LoginFile = "askpro.login";

    public string Path { get; } = System.IO.Path.Combine(dataRoot, $"postgres-{major}");

    public async Task EnsureAsync(PostgresPrograms programs, PostgresServerOptions options, IProgress<string> progress, CancellationToken cancellationToken)
    {
        await StagedFolder.EnsureAsync(Path, async staging =>
        {
            progress.Report($"Creating a database folder for Postgres {major} in {Path} ...");
            var watch = Stopwatch.StartNew();
            await InitialiseAsync(staging, programs, options, cancellationToken);
            progress.Report(string.Create(CultureInfo.InvariantCulture, $"Created the database folder in {watch.Elapsed.TotalSeconds:0.0} s."));
        }, cancellationToken);
        CheckLogin(options);
    }

    private static async Task InitialiseAsync(string folder, PostgresPrograms programs, PostgresServerOptions options, CancellationToken cancellationToken)
    {
        var passwordFile = folder + ".password";
        await ServerAccount.CreateFolderAsync(folder, cancellationToken);
        try
        {
            await ServerAccount.WriteSecretAsync(passwordFile, options.Password, cancellationToken);
            var (fileName, arguments) = ServerAccount.Run(programs.InitDb,
                "-D", folder, "-U", options.UserName, "-A", "scram-sha-256", "--pwfile", passwordFile,
                "-E", "UTF8", $"--locale={(OperatingSystem.IsLinux() ? "C.UTF-8" : "C")}", "--data-checksums", "--no-instructions");
            var outcome = await ExternalProgram.RunAsync(fileName, arguments, cancellationToken, environment: PostgresServer.CleanEnvironment);
            if (!outcome.Succeeded)
            {
                throw new ServerSetupException($"initdb could not create the database folder {folder}: {outcome.Output}");
            }

            await File.WriteAllTextAsync(System.IO.Path.Combine(folder, LoginFile), Fingerprint(options, RandomNumberGenerator.GetBytes(16)), cancellationToken);
        }
        finally
        {
            File.Delete(passwordFile);
        }
    }

    private void CheckLogin(PostgresServerOptions options)
    {
        var file = System.IO.Path.Combine(Path, LoginFile);
        if (!File.Exists(file))
        {
            return;
        }

        var stored = File.ReadAllText(file);
        var salt = Convert.FromHexString(stored.Split(':')[0]);
        if (Fingerprint(options, salt) != stored)
        {
            throw new ServerSetupException($"The database folder {Path} was created with another user name or password: give the earlier ones back, or delete the folder to begin with an empty database.");
        }
    }

    private static string Fingerprint(PostgresServerOptions options, byte[] salt)
    {
        var login = Encoding.UTF8.GetBytes($"{options.UserName}\n{options.Password}");
        var hash = Rfc2898DeriveBytes.Pbkdf2(login, salt, iterations: 100_000, HashAlgorithmName.SHA256, outputLength: 32);
        return $"{Convert.ToHexString(salt)}:{Convert.ToHexString(hash)}";
    }
}
