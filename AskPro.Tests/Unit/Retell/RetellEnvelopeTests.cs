using System.Text;
using AskPro.Integrations.Retell.Webhooks;
using Xunit;

namespace AskPro.Tests.Unit.Retell;

public sealed class RetellEnvelopeTests
{
    [Theory]
    [InlineData("retell_call_started", "call_started")]
    [InlineData("retell_call_ended", "call_ended")]
    [InlineData("retell_call_analyzed", "call_analyzed")]
    public void A_real_webhook_shows_where_it_goes(string file, string expected)
    {
        var body = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Support", "Examples", file + ".json"));

        Assert.Equal(RetellEnvelopeFault.None, RetellEnvelopeReader.Read(body, out var envelope));

        Assert.Equal(expected, envelope.Event);
        Assert.Equal("call_7f3c9a1e5b2d48069c4ea17d3fb", envelope.CallId);
        Assert.Equal("+493023125042", envelope.BusinessNumber);
        Assert.Equal("agent_4b1f0d6c2e9a7350c8d1e6f274", envelope.AgentId);
    }

    [Theory]
    [InlineData("""{"event_type":"call_ended","data":{"call_id":"a"}}""", "call_ended", "a")]
    [InlineData("""{"event":"call_ended","event_type":"x","call":{"call_id":"a"},"data":{"call_id":"b"}}""", "call_ended", "a")]
    [InlineData("""{"data":{"call_id":"b"},"call":{"call_id":"a"},"event_type":"x","event":"call_ended"}""", "call_ended", "a")]
    [InlineData("""{"call":{"inner":{"call_id":"no"},"list":[{"call_id":"no"}],"call_id":"a"},"other":{"call_id":"no"},"event":"e"}""", "e", "a")]
    [InlineData("""{"event":"e","call":{"call_id":"first","call_id":"last"}}""", "e", "last")]
    [InlineData("""{"event":7,"call":[{"call_id":"a"}]}""", null, null)]
    [InlineData("""{"event":{"call_id":"a"},"call":{"call_id":{"call_id":"a"}}}""", null, null)]
    [InlineData("""{"ev\u0065nt":"call_\u0065nded","call":null}""", "call_ended", null)]
    [InlineData("{}", null, null)]
    public void Other_spellings_are_tolerated(string json, string? expectedEvent, string? expectedCallId)
    {
        Assert.Equal(RetellEnvelopeFault.None, RetellEnvelopeReader.Read(Encoding.UTF8.GetBytes(json), out var envelope));

        Assert.Equal(expectedEvent, envelope.Event);
        Assert.Equal(expectedCallId, envelope.CallId);
    }

    [Theory]
    [InlineData("inbound", "+2")]
    [InlineData("outbound", "+1")]
    [InlineData("sideways", "+2")]
    public void The_business_is_called_inbound_and_calls_outbound(string direction, string expected)
    {
        var json = $$$"""{"call":{"from_number":"+1","to_number":"+2","direction":"{{{direction}}}"}}""";

        RetellEnvelopeReader.Read(Encoding.UTF8.GetBytes(json), out var envelope);

        Assert.Equal(expected, envelope.BusinessNumber);
    }

    [Fact]
    public void A_value_nobody_sends_counts_as_absent()
    {
        var json = $$$"""{"event":"call_ended","call":{"call_id":"{{{new string('a', RetellEnvelopeReader.MaxValueLength + 1)}}}"}}""";

        RetellEnvelopeReader.Read(Encoding.UTF8.GetBytes(json), out var envelope);

        Assert.Null(envelope.CallId);
    }

    [Theory]
    [InlineData("", RetellEnvelopeFault.NotJson)]
    [InlineData("[]", RetellEnvelopeFault.NotJson)]
    [InlineData("\"call_ended\"", RetellEnvelopeFault.NotJson)]
    [InlineData("{\"event\":\"call_ended\"", RetellEnvelopeFault.NotJson)]
    [InlineData("{\"event\":\"call_ended\"}{}", RetellEnvelopeFault.NotJson)]
    [InlineData("{\"event\":\"call_ended\0\"}", RetellEnvelopeFault.NotJson)]
    [InlineData("{\"event\":\"\\u0000\"}", RetellEnvelopeFault.NotText)]
    [InlineData("{\"event\":\"\\\\\\u0000\"}", RetellEnvelopeFault.NotText)]
    [InlineData("{\"event_type\":\"\\ud83d\"}", RetellEnvelopeFault.NotText)]
    [InlineData("{\"event\":\"e\",\"call\":{\"call_id\":\"\\ud83dx\"}}", RetellEnvelopeFault.NotText)]
    [InlineData("{\"event\":\"e\",\"call\":{\"call_id\":\"\\ud83d\\n\"}}", RetellEnvelopeFault.NotText)]
    [InlineData("{\"event\":\"e\",\"data\":{\"call_id\":\"\\ud83d\\ud83d\"}}", RetellEnvelopeFault.NotText)]
    [InlineData("{\"event\":\"e\",\"call\":{\"call_id\":\"\\ude00\"}}", RetellEnvelopeFault.NotText)]
    [InlineData("{\"event\":\"\\ud83d\\ude00 \\\\u0000 \\u00fc \\\" end\"}", RetellEnvelopeFault.None)]
    public void What_no_table_could_hold_is_unreadable(string json, RetellEnvelopeFault expected)
    {
        Assert.Equal(expected, RetellEnvelopeReader.Read(Encoding.UTF8.GetBytes(json), out var envelope));
        if (expected != RetellEnvelopeFault.None)
            Assert.Equal(RetellEnvelope.Unreadable, envelope);
    }

    [Fact]
    public void Broken_utf8_is_unreadable()
    {
        byte[] body = [.. "{\"event\":\""u8, 0xC3, 0x28, .. "\"}"u8];

        Assert.Equal(RetellEnvelopeFault.NotUtf8, RetellEnvelopeReader.Read(body, out _));
    }

    [Theory]
    [InlineData("""{"event":"call_ended","call":{"call_id":"a","transcript":"x\u0000"}}""")]
    [InlineData("""{"event":"call_ended","call":{"call_id":"a","transcript_object":[{"words":[{"word":"\ud83d"}]}]}}""")]
    [InlineData("""{"event":"call_ended","call":{"\ud83d":1,"c\ude00":2,"a\u0000":3,"call_id":"a"},"\ud83d":{"call_id":"no"}}""")]
    [InlineData("""{"event":"call_ended","call":{"call_id":"a","from_number":"\u0000","to_number":"\ud83d","agent_id":"\ude00"}}""")]
    [InlineData("""{"event":"\ud83d","event_type":"call_ended","call":{"call_id":"\ud83d"},"data":{"call_id":"a"}}""")]
    [InlineData("\uFEFF{\"event\":\"call_ended\",\"call\":{\"call_id\":\"a\"}}")]
    public void A_broken_character_beside_the_name_and_the_id_costs_nothing(string json)
    {
        Assert.Equal(RetellEnvelopeFault.None, RetellEnvelopeReader.Read(Encoding.UTF8.GetBytes(json), out var envelope));

        Assert.Equal(new RetellEnvelope("call_ended", "a", null, null, null, null), envelope);
    }

    [Theory]
    [InlineData("transcript", "call_ended", "a")]
    [InlineData("to_number", "call_ended", "a")]
    public void Broken_utf8_elsewhere_costs_nothing(string field, string name, string callId)
    {
        byte[] body = [.. Encoding.UTF8.GetBytes($$"""{"event":"{{name}}","call":{"call_id":"{{callId}}","{{field}}":"M"""), 0xFC, .. "ller\"}}"u8];

        Assert.Equal(RetellEnvelopeFault.None, RetellEnvelopeReader.Read(body, out var envelope));

        Assert.Equal(new RetellEnvelope(name, callId, null, null, null, null), envelope);
    }

    [Theory]
    [InlineData(63, RetellEnvelopeFault.None)]
    [InlineData(64, RetellEnvelopeFault.TooDeep)]
    [InlineData(1_000, RetellEnvelopeFault.TooDeep)]
    public void Nesting_ends_where_the_worker_could_not_follow(int arrays, RetellEnvelopeFault expected)
    {
        var json = $$"""{"event":"call_ended","a":{{new string('[', arrays)}}{{new string(']', arrays)}}}""";

        Assert.Equal(expected, RetellEnvelopeReader.Read(Encoding.UTF8.GetBytes(json), out _));
        if (expected == RetellEnvelopeFault.None)
            System.Text.Json.JsonDocument.Parse(json).Dispose();
    }
}
