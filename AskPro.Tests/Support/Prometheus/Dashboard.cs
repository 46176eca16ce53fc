using System.Text.Json;

namespace AskPro.Tests.Support.Prometheus;

/// <summary>A dashboard of Grafana in telemetry/grafana/dashboards.</summary>
/// <param name="Name">Its file.</param>
/// <param name="Content">What is in it.</param>
internal sealed record Dashboard(string Name, JsonElement Content)
{
    public const string Folder = "telemetry/grafana/dashboards";

    public IReadOnlyList<JsonElement> Panels { get; } = [.. Content.GetProperty("panels").EnumerateArray()];

    /// <summary>As they are written, with Grafana's variables.</summary>
    public IEnumerable<string> Queries =>
        Panels.SelectMany(panel => panel.GetProperty("targets").EnumerateArray()).Select(target => target.GetProperty("expr").GetString()!);

    /// <summary>As Grafana sends them while everything is chosen, for a window of five minutes.</summary>
    public IEnumerable<string> SentQueries => Queries.Select(query => Variables.Aggregate(
        query.Replace("$__rate_interval", "5m", StringComparison.Ordinal).Replace("$__range", "5m", StringComparison.Ordinal),
        (text, variable) => text.Replace($"${variable.GetProperty("name").GetString()}", variable.GetProperty("allValue").GetString(), StringComparison.Ordinal)));

    /// <summary>Those whose values Grafana asks Prometheus for.</summary>
    public IEnumerable<JsonElement> Variables => Content.GetProperty("templating").GetProperty("list").EnumerateArray()
        .Where(variable => variable.GetProperty("type").GetString() == "query");

    public static IReadOnlyList<Dashboard> ReadAll() =>
    [
        .. Directory.EnumerateFiles(RepositoryFiles.PathOf(Folder), "*.json").Order(StringComparer.Ordinal)
            .Select(path => new Dashboard(Path.GetFileName(path), JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(path)))),
    ];
}
