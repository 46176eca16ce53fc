using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace AskPro.Hosting.Servers;

/// <summary>
/// The program of the dotnet tool <c>garnet-server</c>. It is started directly: <c>dotnet garnet-server</c> would put
/// a second process between the pid and the server.
/// </summary>
internal static class GarnetTool
{
    private const string ToolName = "garnet-server";

    /// <summary>The path of the server's assembly; restored with the other tools of the repository when missing.</summary>
    public static async Task<string> EnsureAsync(string repositoryRoot, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var version = PinnedVersion(repositoryRoot);
        if (await FindAsync(version, cancellationToken) is { } present)
        {
            return present;
        }

        progress.Report($"Fetching Garnet {version} with dotnet tool restore (only once) ...");
        var watch = Stopwatch.StartNew();
        var outcome = await ExternalProgram.RunAsync(DotnetProgram, ["tool", "restore"], cancellationToken, repositoryRoot);
        var found = await FindAsync(version, cancellationToken)
            ?? throw new ServerSetupException($"dotnet tool restore could not fetch Garnet {version} ({outcome.Output.Split('\n')[0].Trim()}): check the network connection.");
        progress.Report(string.Create(CultureInfo.InvariantCulture, $"Fetched Garnet in {watch.Elapsed.TotalSeconds:0.0} s."));
        return found;
    }

    /// <summary>The dotnet program that runs this process, else the one on the PATH.</summary>
    public static string DotnetProgram =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
        ?? (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath : null)
        ?? ExternalProgram.Find("dotnet")
        ?? throw new ServerSetupException("The program dotnet is missing: install the .NET 10 SDK.");

    private static string PinnedVersion(string repositoryRoot)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(repositoryRoot, ".config", "dotnet-tools.json")));
        return manifest.RootElement.GetProperty("tools").GetProperty(ToolName).GetProperty("version").GetString()!;
    }

    private static async Task<string?> FindAsync(string version, CancellationToken cancellationToken)
    {
        var tools = Path.Combine(await PackagesFolderAsync(cancellationToken), ToolName, version, "tools");
        if (!Directory.Exists(tools))
        {
            return null;
        }

        // tools/net10.0/any/DotnetToolSettings.xml; a package may carry several frameworks.
        return Directory.EnumerateFiles(tools, "DotnetToolSettings.xml", SearchOption.AllDirectories)
            .Select(settings => (Settings: settings, Framework: FrameworkOf(Path.GetRelativePath(tools, settings))))
            .Where(candidate => candidate.Framework is not null && candidate.Framework.Major <= Environment.Version.Major)
            .OrderByDescending(candidate => candidate.Framework)
            .Select(candidate => EntryPointOf(candidate.Settings))
            .FirstOrDefault(File.Exists);
    }

    private static Version? FrameworkOf(string relativePath)
    {
        var framework = relativePath.Split(Path.DirectorySeparatorChar)[0];
        return framework.StartsWith("net", StringComparison.Ordinal) && Version.TryParse(framework[3..], out var version) ? version : null;
    }

    private static string EntryPointOf(string settings)
    {
        var command = XDocument.Load(settings).Descendants("Command").First(command => command.Attribute("Name")?.Value == ToolName);
        return Path.Combine(Path.GetDirectoryName(settings)!, command.Attribute("EntryPoint")!.Value);
    }

    private static async Task<string> PackagesFolderAsync(CancellationToken cancellationToken)
    {
        const string prefix = "global-packages: ";
        if (Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } named)
        {
            return named;
        }

        var usual = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        if (Directory.Exists(Path.Combine(usual, ToolName)))
        {
            return usual;
        }

        var answer = await ExternalProgram.RunAsync(DotnetProgram, ["nuget", "locals", "global-packages", "--list"], cancellationToken);
        return answer.Output.Split('\n').Select(line => line.Trim())
            .FirstOrDefault(line => line.StartsWith(prefix, StringComparison.Ordinal))?[prefix.Length..] ?? usual;
    }
}
