using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AskPro.Data.Setup;
using AskPro.Integrations.Retell.Rehearsal;
using AskPro.Integrations.Retell.Webhooks;

namespace AskPro.Api.Features.FrontDoorTests;

/// <summary>
/// The events of tests. Whatever a person writes into one, it is of a call that nobody made: its call id is the test's own and its caller is
/// anonymous, so that no call and no customer of the company is changed.
/// </summary>
internal static class ComposedEvent
{
    /// <summary>Longest body a person may send, in characters.</summary>
    internal const int Longest = 64_000;

    private const string Nobody = "anonymous";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string CallId(Guid testId) => $"{SetupTest.CallIdPrefix}{testId:N}";

    /// <summary>What Retell would send.</summary>
    /// <returns>Null for an event that there is no template of.</returns>
    internal static byte[]? Of(string name, TestDoor door, string callId, DateTimeOffset now)
    {
        var events = new TestEvents(callId, door.Text, door.Number, door.Agent);
        return name switch
        {
            RetellEventNames.CallStarted => events.Started(now),
            RetellEventNames.CallEnded => events.Ended(now, now),
            RetellEventNames.CallAnalyzed => events.Analyzed(now, now),
            RetellEventNames.TranscriptUpdated => events.TranscriptUpdated(now),
            _ => null,
        };
    }

    /// <summary>As a person edits it.</summary>
    internal static string Draft(byte[] body) => JsonNode.Parse(body)!.ToJsonString(Readable);

    /// <summary>The shape of a received event, with the company's number where it names one.</summary>
    internal static string? Draft(string shape, TestDoor door)
    {
        if (Read(shape) is not { } body || body["call"] is not JsonObject call) return null;
        call["call_id"] = SetupTest.CallIdPrefix;
        SetNumbers(call, door.Number);
        // The event may have been another company's.
        if (call["agent_id"] is JsonValue agent && !(agent.TryGetValue(out string? id) && door.Agents.Contains(id))) call["agent_id"] = door.Agent;
        return body.ToJsonString(Readable);
    }

    /// <summary>What a person composed, made a test's.</summary>
    /// <returns>Null when it is no event of a call.</returns>
    internal static byte[]? Read(string typed, string callId)
    {
        if (Read(typed) is not { } body || body["call"] is not JsonObject call) return null;
        byte[] bytes;
        try
        {
            call["call_id"] = callId;
            SetNumbers(call, null);
            // The older place of the same fields.
            body.Remove("data");
            bytes = JsonSerializer.SerializeToUtf8Bytes(body);
        }
        catch (Exception noText) when (noText is ArgumentException or InvalidOperationException)
        {
            // Half of a surrogate pair.
            return null;
        }

        return RetellEnvelopeReader.Read(bytes, out var envelope) == RetellEnvelopeFault.None && envelope.CallId == callId ? bytes : null;
    }

    private static void SetNumbers(JsonObject call, string? business)
    {
        var (own, callers) = call["direction"] is JsonValue direction && direction.TryGetValue(out string? way) && way == "outbound"
            ? ("from_number", "to_number")
            : ("to_number", "from_number");
        call[callers] = Nobody;
        if (business is not null) call[own] = business;
    }

    private static JsonObject? Read(string typed)
    {
        try
        {
            var body = JsonNode.Parse(typed) as JsonObject;
            // Equal names twice are found only when they are looked for.
            _ = body?["event"];
            _ = (body?["call"] as JsonObject)?["call_id"];
            return body;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
