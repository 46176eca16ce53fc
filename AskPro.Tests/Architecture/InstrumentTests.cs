using System.Text.RegularExpressions;
using Xunit;

namespace AskPro.Tests.Architecture;

/// <summary>Dashboards and alerts go by docs/telemetry.md: every instrument and span of the product is in it, and nothing else.</summary>
public sealed partial class InstrumentTests
{
    private const string Page = "docs/telemetry.md";

    private static readonly string[] Rooms =
        ["AskPro.Api", "AskPro.Worker", "AskPro.Web", "AskPro.Simulator", "AskPro.ServiceDefaults", "AskPro.Data", "AskPro.Integrations"];

    private static readonly Dictionary<string, string> KindWords = new(StringComparer.Ordinal)
    {
        ["Counter"] = "counter", ["UpDownCounter"] = "up-down counter", ["ObservableUpDownCounter"] = "up-down counter",
        ["Histogram"] = "histogram", ["ObservableGauge"] = "gauge", ["ObservableCounter"] = "counter",
    };

    [Fact]
    public void The_page_lists_every_instrument_once_with_its_kind_and_no_other()
    {
        var made = Found(Instrument(), match => (match.Groups["name"].Value, KindWords[match.Groups["kind"].Value]));
        var listed = InstrumentRow().Matches(TrackedFiles.Read(Page)).Select(row => (row.Groups["name"].Value, row.Groups["kind"].Value));

        Assert.Equal(made.Order(), listed.Order());
    }

    [Fact]
    public void Units_are_seconds_bytes_or_what_is_counted()
    {
        var units = InstrumentRow().Matches(TrackedFiles.Read(Page)).Select(row => row.Groups["unit"].Value).ToArray();

        Assert.NotEmpty(units);
        Assert.All(units, unit => Assert.Matches(@"^(s|By|`\{[a-z]+\}`)$", unit));
    }

    [Fact]
    public void The_page_lists_every_span_and_no_other()
    {
        var made = Found(Span(), match => match.Groups["name"].Value.Trim());
        var listed = SpanRow().Matches(TrackedFiles.Read(Page)).Select(row => row.Groups["name"].Value);

        Assert.Equal(made.Distinct().Order(), listed.Order());
    }

    private static T[] Found<T>(Regex pattern, Func<Match, T> read)
    {
        var found = TrackedFiles.Sources(path => TrackedFiles.IsIn(path, Rooms))
            .SelectMany(path => pattern.Matches(TrackedFiles.Read(path)).Select(read))
            .ToArray();
        Assert.NotEmpty(found);
        return found;
    }

    [GeneratedRegex("""\b(Create)?(?<kind>(Observable)?(UpDown)?Counter|ObservableGauge|Histogram)(<\w+>)?\(\s*(meter,\s*)?"(?<name>askpro\.[a-z_.]+)",""")]
    private static partial Regex Instrument();

    [GeneratedRegex("""StartActivity\(\s*\$?"(?<name>[^"{]+)""")]
    private static partial Regex Span();

    [GeneratedRegex(@"^\| `(?<name>askpro\.[a-z_.]+)` \| (?<kind>[a-z -]+) \| (?<unit>[^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex InstrumentRow();

    [GeneratedRegex(@"^\| `(?<name>[a-z ]+?)( …)?` \| (internal|producer|consumer|client|server) \|", RegexOptions.Multiline)]
    private static partial Regex SpanRow();
}
