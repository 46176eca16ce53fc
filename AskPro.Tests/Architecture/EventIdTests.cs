using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace AskPro.Tests.Architecture;

/// <summary>An operator who meets an event id finds in docs/telemetry.md what it means, and it means one thing.</summary>
public sealed partial class EventIdTests
{
    private const string Page = "docs/telemetry.md";

    private static readonly string[] Rooms =
        ["AskPro.Api", "AskPro.Worker", "AskPro.Web", "AskPro.Simulator", "AskPro.Hosting", "AskPro.ServiceDefaults", "AskPro.Data", "AskPro.Integrations"];

    [Fact]
    public void Every_log_line_names_its_id_and_level()
    {
        var silent = TrackedFiles.Sources(IsProduct)
            .Where(path => LogLine().Count(TrackedFiles.Read(path)) != Attribute().Count(TrackedFiles.Read(path)));

        Assert.Empty(silent);
    }

    [Fact]
    public void No_event_id_stands_for_two_things() =>
        Assert.Empty(Written().GroupBy(line => line.Id).Where(same => same.Count() > 1).Select(same => $"{same.Key}: {string.Join(", ", same)}"));

    [Fact]
    public void The_page_lists_every_event_id_once_with_its_level_and_no_other()
    {
        var listed = Row().Matches(TrackedFiles.Read(Page)).Select(row => (Id: Number(row), Level: row.Groups["level"].Value)).ToArray();

        Assert.NotEmpty(listed);
        Assert.Equal(Written().Select(line => (line.Id, line.Level)).Order(), listed.Order());
    }

    private static (int Id, string Level, string Path)[] Written()
    {
        var found = TrackedFiles.Sources(IsProduct)
            .SelectMany(path => LogLine().Matches(TrackedFiles.Read(path)).Select(line => (Number(line), line.Groups["level"].Value, path)))
            .ToArray();
        Assert.NotEmpty(found);
        return found;
    }

    private static bool IsProduct(string path) => TrackedFiles.IsIn(path, Rooms);

    private static int Number(Match match) => int.Parse(match.Groups["id"].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\[LoggerMessage\b")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\[LoggerMessage\(\s*(EventId\s*=\s*)?(?<id>\d+),\s*(Level\s*=\s*)?LogLevel\.(?<level>\w+),")]
    private static partial Regex LogLine();

    [GeneratedRegex(@"^\| (?<id>\d+) \| (?<level>\w+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
