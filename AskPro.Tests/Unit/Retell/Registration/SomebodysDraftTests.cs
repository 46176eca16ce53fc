using System.Text.Json;
using System.Text.Json.Nodes;
using AskPro.Integrations.Retell.Api;
using AskPro.Integrations.Retell.Registration;
using Xunit;

namespace AskPro.Tests.Unit.Retell.Registration;

/// <summary>What a person is shown of somebody's draft, and what the word of that person holds for.</summary>
public sealed class SomebodysDraftTests
{
    private const string Published = """{"voice_id":"one","analysis":[{"name":"a","description":"x"}],"language":"de-DE","agent_name":null}""";
    private const string Draft = """{"voice_id":"two","analysis":[{"name":"a","description":"x"}],"language":"de-DE"}""";

    [Theory]
    [InlineData(Draft, true)]
    [InlineData("""{"language":"de-DE","analysis":[{"description":"x","name":"a"}],"voice_id":"two","agent_name":null}""", true)]
    [InlineData("""{"voice_id":"two","analysis":[{"name":"a","description":"x"}],"language":"de-DE","webhook_url":"https://x.example","last_modification_timestamp":7}""", true)]
    [InlineData("""{"voice_id":"three","analysis":[{"name":"a","description":"x"}],"language":"de-DE"}""", false)]
    [InlineData("""{"voice_id":"two","analysis":[{"name":"a","description":"y"}],"language":"de-DE"}""", false)]
    [InlineData("""{"voice_id":"two","analysis":[{"name":"a","description":"x"}],"language":"de-DE","new_field":false}""", false)]
    public void A_fingerprint_holds_for_all_that_the_draft_says_and_for_nothing_else(string now, bool holds) =>
        Assert.Equal(holds, SomebodysDraft.FingerprintOf(Agent(Draft), Agent(Published, 3)) == SomebodysDraft.FingerprintOf(Agent(now), Agent(Published, 3)));

    [Fact]
    public void Another_number_or_another_published_version_is_another_draft()
    {
        var seen = SomebodysDraft.FingerprintOf(Agent(Draft), Agent(Published, 3));

        Assert.NotEqual(seen, SomebodysDraft.FingerprintOf(Agent(Draft, 5), Agent(Published, 3)));
        Assert.NotEqual(seen, SomebodysDraft.FingerprintOf(Agent(Draft), Agent("""{"voice_id":"one"}""", 3)));
        Assert.Matches("^[0-9a-f]{64}$", seen);
    }

    [Theory]
    [InlineData("""{"a":1}""", """{"a":2}""", "a: 1 > 2")]
    [InlineData("""{"a":true}""", """{"a":"true"}""", "a: true > true")]
    [InlineData("""{"a":{"b":[{"c":"x"},{"c":"y"}]}}""", """{"a":{"b":[{"c":"x"},{"c":"z"}]}}""", "a.b[1].c: y > z")]
    [InlineData("""{"a":[]}""", """{"a":["x"]}""", "a: [] > nothing, a[0]: nothing > x")]
    [InlineData("""{"a":"x"}""", "{}", "a: x > nothing")]
    [InlineData("""{"a":"wss://one.example/secret"}""", """{"a":"wss://one.example/other"}""", "a: wss://one.example/… > wss://one.example/…")]
    [InlineData("""{"a":"x\u0000\ny"}""", """{"a":"z"}""", "a: x  y > z")]
    [InlineData("""{"webhook_url":"x","version":1}""", """{"webhook_url":"y","version":2}""", "")]
    public void Every_difference_has_its_place_and_no_address_is_told_whole(string published, string draft, string expected) =>
        Assert.Equal(expected, string.Join(", ", DraftChange.Between(Agent(published), Agent(draft)).Select(change => $"{change.Field}: {change.Before ?? "nothing"} > {change.After ?? "nothing"}")));

    [Fact]
    public void Of_long_texts_the_part_is_shown_that_differs()
    {
        var start = new string('s', 1000);
        var change = Assert.Single(DraftChange.Between(Agent(Text($"{start}old{start}")), Agent(Text($"{start}new"))));

        Assert.StartsWith($"…{new string('s', 40)}old", change.Before, StringComparison.Ordinal);
        Assert.Equal($"…{new string('s', 40)}new", change.After);
        Assert.True(change.Before!.Length < 310 && change.Before.EndsWith('…'));
        Assert.True(change.IsPart);
    }

    [Fact]
    public void It_is_said_when_more_differs_than_is_shown()
    {
        var (start, end) = (new string('s', 1000), new string('e', 1000));

        Assert.False(Assert.Single(DraftChange.Between(Agent(Text($"{start}old{end}")), Agent(Text($"{start}new{end}")))).IsPart);
        Assert.True(Assert.Single(DraftChange.Between(Agent(Text($"{start}old{end}old")), Agent(Text($"{start}new{end}new")))).IsPart);
        Assert.True(Assert.Single(DraftChange.Between(Agent(Text("wss://one.example/a")), Agent(Text("wss://one.example/b")))).IsPart);
        Assert.False(Assert.Single(DraftChange.Between(Agent(Text("a")), Agent(Text("b")))).IsPart);
    }

    [Fact]
    public void Most_are_shown_and_the_others_counted()
    {
        var many = new JsonObject(Enumerable.Range(0, 50).Select(at => KeyValuePair.Create($"field_{at:D2}", (JsonNode?)at)));
        var (published, draft) = (Agent(Published, 3) with { IsPublished = true }, Agent(many.ToJsonString()));

        var shown = SomebodysDraft.Of(new AgentSituation(draft, published, [], new Dictionary<int, RetellAgent>()))!;

        // 50 that are new, and the four leaves of what is published and not in the draft.
        Assert.Equal((40, 14), (shown.Changes.Count, shown.MoreChanges));
        Assert.Null(SomebodysDraft.Of(new AgentSituation(published, published, [], new Dictionary<int, RetellAgent>())));
        Assert.Null(SomebodysDraft.Of(new AgentSituation(draft, null, [], new Dictionary<int, RetellAgent>())));
    }

    private static string Text(string text) => new JsonObject { ["a"] = text }.ToJsonString();

    private static RetellAgent Agent(string fields, int version = 4) =>
        new("agent_a", version, false, null, null, [], new RetellWebhookSettings(null, null, null), JsonElement.Parse(fields));
}
