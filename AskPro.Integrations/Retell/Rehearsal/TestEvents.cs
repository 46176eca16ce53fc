using System.Text.Json;
using System.Text.Json.Nodes;

namespace AskPro.Integrations.Retell.Rehearsal;

/// <summary>
/// The events of a test without a phone, as Retell writes those of a call, and with nothing in them that did not happen: no caller, no
/// costs, no measurements. They say of themselves that they are a test.
/// </summary>
/// <param name="callId">What tells them from calls.</param>
/// <param name="text">What is "said".</param>
/// <param name="toNumber">The company's number, E.164; null when it has none.</param>
/// <param name="agentId">The company's agent; null when it has none.</param>
public sealed class TestEvents(string callId, TestEventText text, string? toNumber, string? agentId)
{
    /// <summary><c>call_started</c>.</summary>
    /// <param name="at">When the test began.</param>
    public byte[] Started(DateTimeOffset at) => Write("call_started", Facts("ongoing", at));

    /// <summary><c>call_ended</c>.</summary>
    /// <param name="at">When the test began.</param>
    /// <param name="endedAt">Now.</param>
    public byte[] Ended(DateTimeOffset at, DateTimeOffset endedAt) => Write("call_ended", Over(at, endedAt));

    /// <summary><c>call_analyzed</c>.</summary>
    /// <param name="at">When the test began.</param>
    /// <param name="endedAt">As in <see cref="Ended"/>.</param>
    public byte[] Analyzed(DateTimeOffset at, DateTimeOffset endedAt)
    {
        var call = Over(at, endedAt);
        call["call_analysis"] = new JsonObject { ["call_summary"] = text.Summary, ["call_successful"] = true };
        return Write("call_analyzed", call);
    }

    /// <summary><c>transcript_updated</c>.</summary>
    /// <param name="at">When the test began.</param>
    public byte[] TranscriptUpdated(DateTimeOffset at)
    {
        var call = Facts("ongoing", at);
        Say(call);
        return Write("transcript_updated", call);
    }

    private static byte[] Write(string name, JsonObject call) => JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["event"] = name, ["call"] = call });

    private JsonObject Facts(string status, DateTimeOffset at)
    {
        var call = new JsonObject
        {
            ["call_type"] = "phone_call",
            ["call_id"] = callId,
            ["from_number"] = "anonymous",
            ["direction"] = "inbound",
            ["call_status"] = status,
            ["start_timestamp"] = at.ToUnixTimeMilliseconds(),
        };
        if (toNumber is not null) call["to_number"] = toNumber;
        if (agentId is not null) call["agent_id"] = agentId;
        return call;
    }

    private JsonObject Over(DateTimeOffset at, DateTimeOffset endedAt)
    {
        var call = Facts("ended", at);
        call["end_timestamp"] = endedAt.ToUnixTimeMilliseconds();
        call["duration_ms"] = (long)(endedAt - at).TotalMilliseconds;
        call["disconnection_reason"] = "user_hangup";
        Say(call);
        return call;
    }

    private void Say(JsonObject call)
    {
        call["transcript"] = $"Agent: {text.Agent}\nUser: {text.User}\n";
        call["transcript_object"] = new JsonArray(Turn("agent", text.Agent), Turn("user", text.User));
    }

    private static JsonObject Turn(string role, string content) => new() { ["role"] = role, ["content"] = content };
}
