using System.Diagnostics;
using System.Globalization;
using AskPro.Hosting.Servers;

namespace AskPro.LoadTest.FirstRun;

/// <summary>
/// As much of a fresh machine as can be had on a used one: a clone of the last commit in a new folder, and empty caches of NuGet, npm
/// and the .NET command line beside it. From where packages come is the machine's own matter and stays.
/// </summary>
internal sealed class FreshMachine : IDisposable
{
    /// <summary>Set for everything that is started, so that what is left over can be found.</summary>
    public const string Mark = "ASKPRO_FIRST_RUN";

    /// <summary>What <c>dotnet run</c> tells the program it runs; passed on, it would name the SDK of another run.</summary>
    private static readonly string[] NotInherited = ["DOTNET_HOST_PATH", "MSBUILD_EXE_PATH", "MSBuildSDKsPath", "MSBuildExtensionsPath", "DOTNET_LAUNCH_PROFILE"];

    private readonly Dictionary<string, string> _environment;

    public FreshMachine(TimeProvider time)
    {
        var stamp = time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        Folder = ServerFolders.Create(Path.Combine(Path.GetTempPath(), $"askpro-firstrun-{stamp}"));
        _environment = new()
        {
            [Mark] = Folder,
            ["NUGET_PACKAGES"] = New("nuget"),
            ["NUGET_HTTP_CACHE_PATH"] = New("nuget-http"),
            ["npm_config_cache"] = New("npm"),
            ["DOTNET_CLI_HOME"] = New("home"),
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_NOLOGO"] = "1",
            // No helper of the build outlives it, and none that is warm from other builds takes part.
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["UseSharedCompilation"] = "false",
        };
        KeepPackageSources();
    }

    public string Folder { get; }

    public string Clone => Path.Combine(Folder, "AskPro");

    public ProcessStartInfo Program(string name, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(name, arguments) { WorkingDirectory = Directory.Exists(Clone) ? Clone : Folder };
        foreach (var (key, value) in _environment)
            start.Environment[key] = value;
        foreach (var key in NotInherited)
            start.Environment.Remove(key);
        return start;
    }

    /// <summary>Deletes everything, also what lies outside because the servers' account must reach it.</summary>
    public void Dispose()
    {
        var servers = ServerFolders.ForRepository(Clone);
        if (Directory.Exists(servers))
            Directory.Delete(servers, recursive: true);
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }

    private string New(string name) => Directory.CreateDirectory(Path.Combine(Folder, name)).FullName;

    private void KeepPackageSources()
    {
        var mine = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "NuGet", "NuGet.Config");
        if (File.Exists(mine))
            File.Copy(mine, Path.Combine(New(Path.Combine("home", ".nuget", "NuGet")), "NuGet.Config"));
    }
}
