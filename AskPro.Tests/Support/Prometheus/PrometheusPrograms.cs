using AskPro.Hosting.Servers;

namespace AskPro.Tests.Support.Prometheus;

/// <summary>Prometheus, Alertmanager and their tools, from the PATH or, Prometheus, from where <c>./test</c> unpacked Debian's package.</summary>
internal static class PrometheusPrograms
{
    private static readonly string Unpacked = RepositoryFiles.PathOf(".askpro", "prometheus", "usr", "bin");

    public static string Server => Find("prometheus");

    public static string Tool => Find("promtool");

    /// <summary>By Debian's name, or by its own.</summary>
    public static string Alertmanager => Find("prometheus-alertmanager", "alertmanager");

    public static string AlertTool => Find("amtool");

    private static string Find(params string[] names) =>
        names.Select(name => Path.Combine(Unpacked, name)).FirstOrDefault(File.Exists)
        ?? names.Select(ExternalProgram.Find).FirstOrDefault(found => found is not null)
        ?? throw new InvalidOperationException($"No {names[0]} was found: run ./test, which fetches it where it may, or install Prometheus and Alertmanager.");
}
