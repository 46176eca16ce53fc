using System.Text;
using System.Text.Json;
using AskPro.Integrations.Retell.Calls;
using Xunit;

namespace AskPro.Tests.Unit.Retell.Calls;

public sealed class RetellCallReaderTests
{
    [Fact]
    public void An_analyzed_call_is_read_completely()
    {
        var read = ReadExample("retell_call_analyzed");
        var call = read.Call;

        Assert.Equal((RetellCallEvent.Analyzed, 3, "call_7f3c9a1e5b2d48069c4ea17d3fb"), (read.Name, read.Stage, read.CallId));
        Assert.Empty(read.UnreadableFields);
        Assert.Equal(("agent_4b1f0d6c2e9a7350c8d1e6f274", 7, "prod"), (call.AgentId, call.AgentVersion, call.AgentTag));
        Assert.Equal(("phone_call", "inbound", "ended"), (call.CallType, call.Direction, call.CallStatus));
        Assert.Equal(("+491713920017", "+493023125042"), (call.FromNumber, call.ToNumber));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1773752712318), call.StartedAt);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1773752868738), call.EndedAt);
        Assert.Equal((156420, "user_hangup", 30.0969m), (call.DurationMs, call.DisconnectionReason, call.CostCents));
        Assert.Equal(("Positive", true, false), (call.Sentiment, call.Successful, call.InVoicemail));
        Assert.StartsWith("Frau Müller hat", call.Summary, StringComparison.Ordinal);
        Assert.Equal(("Sabine Müller", "everything", "CA00000000000000000000000000000042"), (call.CallerName, call.DataStorageSetting, call.TelephonyId));
        Assert.Equal("2026-03-21", Json(call.CustomAnalysis).GetProperty("appointment_date").GetString());
        Assert.Equal(3, Json(call.CostProducts).GetArrayLength());
        Assert.Equal(934.0, Json(call.Latency).GetProperty("e2e").GetProperty("p50").GetDouble());
        Assert.Equal(5, Json(call.LlmTokenUsage).GetProperty("num_requests").GetInt32());
        Assert.Equal("berlin-mitte", Json(call.Metadata).GetProperty("branch").GetString());
        Assert.Equal("Friseursalon Schönhaar", Json(call.DynamicVariables).GetProperty("salon_name").GetString());
        Assert.Equal("Verabschiedung", Json(call.CollectedVariables).GetProperty("current_node").GetString());
        Assert.All([call.RecordingUrl, call.RecordingMultiChannelUrl, call.PublicLogUrl], Assert.NotNull);
    }

    [Fact]
    public void A_started_call_knows_little_and_complains_about_nothing()
    {
        var read = ReadExample("retell_call_started");

        Assert.Equal((RetellCallEvent.Started, 1), (read.Name, read.Stage));
        Assert.Empty(read.UnreadableFields);
        Assert.Empty(read.Call.Turns);
        Assert.Null(read.Call.EndedAt);
        Assert.Equal("Sabine Müller", read.Call.CallerName);
    }

    [Fact]
    public void A_call_that_never_connected_is_read()
    {
        var read = ReadExample("retell_call_ended_not_connected");

        Assert.Equal(("outbound", "dial_no_answer"), (read.Call.Direction, read.Call.DisconnectionReason));
        Assert.Null(read.Call.StartedAt);
        Assert.Empty(read.UnreadableFields);
    }

    [Theory]
    [InlineData("1773752712318")]
    [InlineData("\"1773752712318\"")]
    [InlineData("1773752712.318")]
    [InlineData("\"2026-03-17T13:05:12.318Z\"")]
    [InlineData("\"2026-03-17T14:05:12.318+01:00\"")]
    public void Instants_come_in_several_forms(string value)
    {
        var read = ReadCall($$"""{"call_id":"c","start_timestamp":{{value}}}""");

        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1773752712318), read.Call.StartedAt);
        Assert.Equal(TimeSpan.Zero, read.Call.StartedAt!.Value.Offset);
    }

    [Theory]
    [InlineData("start_timestamp", "\"gestern\"")]
    [InlineData("start_timestamp", "-5")]
    [InlineData("start_timestamp", "1e300")]
    [InlineData("start_timestamp", "99999999999999999")]
    [InlineData("start_timestamp", "{}")]
    [InlineData("duration_ms", "\"lang\"")]
    [InlineData("duration_ms", "-1")]
    [InlineData("agent_version", "1.0e40")]
    [InlineData("agent_name", "7")]
    [InlineData("agent_name", "\"\\ud800\"")]
    [InlineData("direction", "\"sideways\"")]
    [InlineData("recording_url", "\"javascript:alert(1)\"")]
    [InlineData("latency", "\"fast\"")]
    [InlineData("latency", "[1]")]
    [InlineData("call_analysis", "\"good\"")]
    [InlineData("call_cost", "30")]
    [InlineData("transcript_object", "\"Agent: hi\"")]
    [InlineData("transcript", "[]")]
    public void One_unreadable_field_is_null_and_named_and_the_rest_is_read(string field, string value)
    {
        var read = ReadCall($$"""{"call_id":"c","{{field}}":{{value}},"to_number":"+493023125042"}""");

        Assert.Equal([field], read.UnreadableFields);
        Assert.Equal("+493023125042", read.Call.ToNumber);
        Assert.Equal(new RetellCall { ToNumber = "+493023125042" }, read.Call with { Turns = new RetellCall().Turns });
    }

    [Theory]
    [InlineData("user_sentiment", "\"sideways\"")]
    [InlineData("call_successful", "\"perhaps\"")]
    [InlineData("custom_analysis_data", "\"none\"")]
    [InlineData("call_summary", "{}")]
    public void An_unreadable_field_of_the_analysis_is_named_with_its_path(string field, string value) =>
        Assert.Equal([$"call_analysis.{field}"], ReadCall($$$"""{"call_id":"c","call_analysis":{"{{{field}}}": {{{value}}} }}""").UnreadableFields);

    [Theory]
    [InlineData("positive", "Positive")]
    [InlineData("NEGATIVE", "Negative")]
    [InlineData("Neutral", "Neutral")]
    [InlineData("unknown", "Unknown")]
    public void Sentiment_is_read_in_any_case(string sent, string expected) =>
        Assert.Equal(expected, ReadCall($$$"""{"call_id":"c","call_analysis":{"user_sentiment":"{{{sent}}}"}}""").Call.Sentiment);

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"  \"")]
    [InlineData("\"{{caller_phone_number}}\"")]
    [InlineData("\"\\u0000\"")]
    public void Nothing_and_unfilled_templates_are_null_without_complaint(string value)
    {
        var read = ReadCall($$"""{"call_id":"c","from_number":{{value}},"start_timestamp":{{value}},"duration_ms":{{value}}}""");

        Assert.Equal((null, null, null), (read.Call.FromNumber, read.Call.StartedAt, read.Call.DurationMs));
        Assert.Empty(read.UnreadableFields);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void An_empty_analysis_is_none(string value)
    {
        var read = ReadCall($$$"""{"call_id":"c","call_analysis":{"custom_analysis_data": {{{value}}} }}""");

        Assert.Null(read.Call.CustomAnalysis);
        Assert.Empty(read.UnreadableFields);
    }

    [Fact]
    public void Nul_characters_are_removed_from_texts_and_objects()
    {
        var read = ReadCall("""{"call_id":"c\u0000x","agent_name":"A\u0000B","metadata":{"k\u0000":"v\u0000w","list":["\u0000"]}}""");

        Assert.Equal(("cx", "AB"), (read.CallId, read.Call.AgentName));
        Assert.Equal("""{"k":"vw","list":[""]}""", read.Call.Metadata);
    }

    [Fact]
    public void Objects_lose_what_postgres_cannot_store_and_nothing_else()
    {
        var read = ReadCall("""{"call_id":"c","metadata":{"half":"\ud83d","huge":1e400000,"exact":0.1191,"big":1e30,"text":"ü\n"}}""");

        Assert.Equal("""{"half":null,"huge":null,"exact":0.1191,"big":1E+30,"text":"ü\n"}""", read.Call.Metadata);
        Assert.Equal(["metadata"], read.UnreadableFields);
    }

    [Fact]
    public void Broken_utf8_costs_the_field_it_is_in()
    {
        byte[] body = [.. """{"event":"call_ended","call":{"call_id":"c","agent_name":"M"""u8, 0xFC, .. """ller","agent_tag":"prod"}}"""u8];

        var read = RetellCallReader.Read(body).Event!;

        Assert.Equal((null, "prod"), (read.Call.AgentName, read.Call.AgentTag));
        Assert.Equal(["agent_name"], read.UnreadableFields);
    }

    [Theory]
    [InlineData("", RetellCallReading.BodyUnreadable)]
    [InlineData("[]", RetellCallReading.BodyUnreadable)]
    [InlineData("{\"event\":", RetellCallReading.BodyUnreadable)]
    [InlineData("{}", RetellCallReading.EventNotSupported)]
    [InlineData("""{"event":"transfer_started","call":{"call_id":"c"}}""", RetellCallReading.EventNotSupported)]
    [InlineData("""{"event":"call_ended"}""", RetellCallReading.CallMissing)]
    [InlineData("""{"event":"call_ended","call":7}""", RetellCallReading.CallMissing)]
    [InlineData("""{"event":"call_ended","call":{}}""", RetellCallReading.CallIdMissing)]
    [InlineData("""{"event":"call_ended","call":{"call_id":"{{call_id}}"}}""", RetellCallReading.CallIdMissing)]
    public void What_cannot_be_an_event_has_a_cause(string body, string cause) =>
        Assert.Equal(new RetellCallReading(null, cause), RetellCallReader.Read(Encoding.UTF8.GetBytes(body)));

    [Theory]
    [InlineData("""{"event":"call_ended","data":{"call_id":"c"}}""")]
    [InlineData("""{"event":"call_ended","call":null,"data":{"call_id":"c"}}""")]
    [InlineData("""{"event":"call_ended","call":{"call_id":"c"},"data":{"call_id":"other"}}""")]
    [InlineData("""{"event_type":"call_ended","call":{"call_id":"c"}}""")]
    [InlineData("\uFEFF{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\"}}")]
    public void Older_envelopes_are_read(string body) =>
        Assert.Equal("c", RetellCallReader.Read(Encoding.UTF8.GetBytes(body)).Event?.CallId);

    [Fact]
    public void The_secret_of_a_web_call_is_copied_nowhere()
    {
        var read = ReadCall("""{"call_id":"c","call_type":"web_call","access_token":"secret-token","metadata":{"a":"b"}}""");

        Assert.DoesNotContain("secret-token", JsonSerializer.Serialize(read), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", "basic_attributes_only")]
    [InlineData("false", "everything")]
    public void The_old_privacy_switch_is_understood(string value, string expected) =>
        Assert.Equal(expected, ReadCall($$"""{"call_id":"c","opt_out_sensitive_data_storage":{{value}}}""").Call.DataStorageSetting);

    [Fact]
    public void A_missing_duration_follows_from_the_instants() =>
        Assert.Equal(1500, ReadCall("""{"call_id":"c","start_timestamp":1773752712000,"end_timestamp":1773752713500}""").Call.DurationMs);

    [Theory]
    [InlineData("""{"custom_analysis_data":{"patient_full_name":"Anna Weiß"}}""", """{"customer_name":"B"}""", "Anna Weiß")]
    [InlineData("""{"custom_analysis_data":{"customer_name":"unbekannt"}}""", """{"customer_name":"Bea"}""", "Bea")]
    [InlineData("""{"custom_analysis_data":{"vorname":"Cem","nachname":"Öz"}}""", """{"x":"y"}""", "Cem Öz")]
    [InlineData("""{"custom_analysis_data":{"name":7}}""", """{"customer_name":"{{customer_name}}"}""", null)]
    public void The_name_comes_from_the_best_source_that_has_one(string analysis, string variables, string? expected) =>
        Assert.Equal(expected, ReadCall($$"""{"call_id":"c","call_analysis":{{analysis}},"retell_llm_dynamic_variables":{{variables}}}""").Call.CallerName);

    internal static RetellCallEvent ReadCall(string call) =>
        RetellCallReader.Read(Encoding.UTF8.GetBytes($$"""{"event":"call_ended","call":{{call}}}""")).Event!;

    private static RetellCallEvent ReadExample(string name) =>
        RetellCallReader.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Support", "Examples", name + ".json"))).Event!;

    private static JsonElement Json(string? text) => JsonDocument.Parse(text!).RootElement;
}
