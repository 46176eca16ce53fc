using System.Text.RegularExpressions;
using System.Xml.Linq;
using AskPro.Tests.Support;
using Xunit;

namespace AskPro.Tests.Architecture;

/// <summary>Time comes from an injected TimeProvider, so that tests decide what time it is.</summary>
public sealed partial class ClockTests
{
    private static readonly string[] Banned =
    [
        "P:System.DateTime.Now", "P:System.DateTime.UtcNow", "P:System.DateTime.Today",
        "P:System.DateTimeOffset.Now", "P:System.DateTimeOffset.UtcNow", "M:System.Guid.NewGuid",
    ];

    [Fact]
    public void The_static_clocks_are_banned()
    {
        var symbols = TrackedFiles.ReadLines("eng/BannedSymbols.txt").Select(line => line.Split(';')[0]);

        Assert.Empty(Banned.Except(symbols));
    }

    [Fact]
    public void Every_project_gets_the_list_and_none_switches_it_off()
    {
        var props = XDocument.Load(RepositoryFiles.PathOf("Directory.Build.props"));
        var listed = props.Descendants("AdditionalFiles").Single(file => file.Attribute("Include")!.Value.EndsWith("BannedSymbols.txt", StringComparison.Ordinal));

        // The AppHost has two SDKs and no code but its topology; the search below covers it.
        Assert.Equal("'$(MSBuildProjectName)' != 'AskPro.AppHost'", listed.Parent!.Attribute("Condition")!.Value);
        var settings = TrackedFiles.Matching(path => TrackedFiles.HasEnding(path, ".csproj", ".props", ".targets", ".editorconfig", ".globalconfig"));
        var guilty = settings.Where(path => SwitchedOff().IsMatch(TrackedFiles.Read(path)));
        Assert.Empty(guilty);
    }

    [Fact]
    public void No_source_asks_a_static_clock_or_silences_the_ban()
    {
        var guilty = TrackedFiles.Sources(path => !TrackedFiles.IsIn(path, "AskPro.Tests/Architecture"))
            .Where(path => StaticClock().IsMatch(TrackedFiles.Read(path)));

        Assert.Empty(guilty);
    }

    [Fact]
    public void Services_do_not_bring_their_own_clock()
    {
        var services = TrackedFiles.Sources(path =>
            TrackedFiles.IsIn(path, "AskPro.Api", "AskPro.Worker", "AskPro.Web", "AskPro.Simulator", "AskPro.Data", "AskPro.Integrations"));

        var guilty = services.Where(path => OwnClock().IsMatch(TrackedFiles.Read(path)));
        Assert.Empty(guilty);
    }

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bGuid\.NewGuid\b|\bThread\.Sleep\b|warning disable[^\n]*RS0030")]
    private static partial Regex StaticClock();

    /// <summary>Registering the system's clock for injection is the one proper use.</summary>
    [GeneratedRegex(@"(?<!AddSingleton\()TimeProvider\.System\b")]
    private static partial Regex OwnClock();

    [GeneratedRegex(@"NoWarn>[^<]*RS0030|RS0030\.severity\s*=\s*(none|silent|suggestion|warning)")]
    private static partial Regex SwitchedOff();
}
