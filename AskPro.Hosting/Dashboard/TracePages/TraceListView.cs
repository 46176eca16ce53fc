using System.Globalization;
using AskPro.Hosting.Dashboard.Telemetry;
using AskPro.Hosting.Dashboard.Telemetry.Search;
using Microsoft.AspNetCore.Http;

namespace AskPro.Hosting.Dashboard.TracePages;

/// <summary>What a person asked for on the page of traces, as it stands in the address.</summary>
/// <param name="Longer">Milliseconds.</param>
/// <param name="Shorter">Milliseconds.</param>
/// <param name="Failed"><c>yes</c>, <c>no</c> or nothing.</param>
internal sealed record TraceListView(string? Resource, string? Text, string? Filter, string? Longer, string? Shorter, string? Failed, string? Order)
{
    public const string Path = "/traces";

    private const double Millisecond = 1_000_000;

    public string Query => QueryText.Of(
        ("resource", Resource), ("text", Text), ("filter", Filter), ("longer", Longer), ("shorter", Shorter), ("failed", Failed), ("order", Order));

    public TraceOrder Sorted => Enum.TryParse<TraceOrder>(Order, ignoreCase: true, out var order) ? order : default;

    public static TraceListView Read(IQueryCollection query) =>
        new(query["resource"], query["text"], query["filter"], query["longer"], query["shorter"], query["failed"], query["order"]);

    public TraceSearch Search() => new()
    {
        Senders = string.IsNullOrEmpty(Resource) ? [] : [Resource],
        Text = Text,
        Filters = TagFilter.ReadAll((Filter ?? "").Split(';')),
        AtLeast = Nanoseconds(Longer) ?? 0,
        AtMost = Nanoseconds(Shorter) ?? long.MaxValue,
        Failed = Failed switch { "yes" => true, "no" => false, _ => null },
        Order = Sorted,
    };

    private static long? Nanoseconds(string? milliseconds) =>
        double.TryParse(milliseconds, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 1e9 ? (long)(number * Millisecond) : null;
}
