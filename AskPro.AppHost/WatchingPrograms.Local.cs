namespace AskPro.AppHost;

/// <summary>Where this machine has Prometheus, Alertmanager and Grafana: what <c>./test</c> unpacked, else what is on the search path. Null is what it has not.</summary>
/// <param name="unpacked">The folder of programs that <c>./test</c> unpacks.</param>
internal sealed class WatchingPrograms(string unpacked)
{
    public string? Prometheus => Find("prometheus");

    /// <summary>By Debian's name, or by its own.</summary>
    public string? Alertmanager => Find("prometheus-alertmanager") ?? Find("alertmanager");

    /// <summary>With the folder of its pages, where packages put it: beside the program's folder, or in the system's.</summary>
    public (string Program, string Home)? Grafana =>
        Find("grafana") is { } program
        && new[] { Path.Combine(Path.GetDirectoryName(program)!, "..", "share", "grafana"), Path.Combine(Path.GetDirectoryName(program)!, ".."), "/usr/share/grafana" }
            .FirstOrDefault(home => File.Exists(Path.Combine(home, "conf", "defaults.ini"))) is { } found
            ? (program, Path.GetFullPath(found))
            : null;

    private string? Find(string name)
    {
        var file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Prepend(unpacked)
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
    }
}
