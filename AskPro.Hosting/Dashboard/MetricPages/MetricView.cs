using System.Globalization;
using AskPro.Hosting.Dashboard.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace AskPro.Hosting.Dashboard.MetricPages;

/// <summary>What a person asked for on the page of metrics, as it stands in the address.</summary>
/// <param name="Minutes">The length of the window.</param>
/// <param name="Dimensions">Texts of the dimensions to show; all when empty.</param>
internal sealed record MetricView(string? Resource, string? Meter, string? Instrument, int Minutes, IReadOnlyList<string> Dimensions)
{
    public const string Path = "/metrics";

    public static readonly IReadOnlyList<int> Windows = [1, 5, 15, 30, 60, 180, 360, 720];

    private const int Otherwise = 5;

    public string Query => Dimensions.Aggregate(
        QueryText.Of(("resource", Resource), ("meter", Meter), ("instrument", Instrument), ("minutes", Minutes.ToString(CultureInfo.InvariantCulture))),
        (query, dimension) => $"{query}&dimension={Uri.EscapeDataString(dimension)}");

    public IReadOnlyList<string> Senders => string.IsNullOrEmpty(Resource) ? [] : [Resource];

    /// <summary>Nanoseconds.</summary>
    public long Window => Minutes * 60 * UnixNanoseconds.Second;

    public static MetricView Read(IQueryCollection query) => new(
        query["resource"],
        query["meter"],
        query["instrument"],
        int.TryParse(query["minutes"], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && Windows.Contains(minutes) ? minutes : Otherwise,
        [.. Texts(query["dimension"])]);

    /// <summary>The same view of another instrument.</summary>
    public string LinkTo(string meter, string instrument) => $"{Path}{(this with { Meter = meter, Instrument = instrument, Dimensions = [] }).Query}";

    public static string WindowText(int minutes) => minutes < 60 ? $"{minutes} min" : $"{minutes / 60} h";

    private static IEnumerable<string> Texts(StringValues values) => values.OfType<string>().Where(value => value.Length > 0);
}
