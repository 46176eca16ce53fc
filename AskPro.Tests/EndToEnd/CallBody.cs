using System.Text.Json;
using System.Text.Json.Nodes;

namespace AskPro.Tests.EndToEnd;

/// <summary>Compact bodies of one call as Retell sends them, small enough to read in a test.</summary>
internal sealed class CallBody(string callId, string fromNumber, string toNumber, DateTimeOffset startedAt)
{
    public string CallId => callId;

    /// <summary>A call of its own that begins now.</summary>
    public static CallBody To(TestCompany company, string fromNumber)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new($"call_{Guid.CreateVersion7(now):N}", fromNumber, company.Number, now);
    }

    public byte[] Started() => Body("call_started", Common("ongoing"));

    public byte[] Ended(int seconds = 42, string reason = "user_hangup") => Body("call_ended", EndOf(seconds, reason));

    public byte[] Analyzed(string summary, int seconds = 42)
    {
        var call = EndOf(seconds, "user_hangup");
        call["call_analysis"] = new JsonObject
        {
            ["call_summary"] = summary,
            ["user_sentiment"] = "Positive",
            ["call_successful"] = true,
            ["in_voicemail"] = false,
            ["custom_analysis_data"] = new JsonObject { ["customer_name"] = "Sabine Müller" },
        };
        return Body("call_analyzed", call);
    }

    private JsonObject EndOf(int seconds, string reason)
    {
        var call = Common("ended");
        call["end_timestamp"] = startedAt.AddSeconds(seconds).ToUnixTimeMilliseconds();
        call["duration_ms"] = seconds * 1000;
        call["disconnection_reason"] = reason;
        call["transcript"] = "Agent: Guten Tag!\nUser: Ich hätte gern einen Termin.\n";
        call["transcript_object"] = new JsonArray(
            Turn("agent", "Guten Tag!", 0.5, 1.2),
            Turn("user", "Ich hätte gern einen Termin.", 2.0, 4.1));
        return call;
    }

    private static JsonObject Turn(string role, string content, double start, double end) => new()
    {
        ["role"] = role,
        ["content"] = content,
        ["words"] = new JsonArray(new JsonObject { ["word"] = content, ["start"] = start, ["end"] = end }),
    };

    private JsonObject Common(string status) => new()
    {
        ["call_type"] = "phone_call",
        ["call_id"] = callId,
        ["agent_id"] = "agent_4b1f0d6c2e9a7350c8d1e6f274",
        ["agent_version"] = 7,
        ["agent_name"] = "Telefonassistenz",
        ["from_number"] = fromNumber,
        ["to_number"] = toNumber,
        ["direction"] = "inbound",
        ["call_status"] = status,
        ["start_timestamp"] = startedAt.ToUnixTimeMilliseconds(),
    };

    private static byte[] Body(string name, JsonObject call) =>
        JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["event"] = name, ["call"] = call });
}
