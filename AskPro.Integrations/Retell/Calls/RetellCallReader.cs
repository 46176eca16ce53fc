using System.Text.Json;

namespace AskPro.Integrations.Retell.Calls;

/// <summary>
/// Reads <c>{"event":"call_ended","call":{"call_id":"call_…",…}}</c>. Only event and call_id are required; one bad optional
/// field never costs the event. The older envelope carries the call under <c>data</c>, and some pages name the event
/// <c>event_type</c>.
/// </summary>
public static class RetellCallReader
{
    private const int LongestId = 256;

    /// <summary>Reads a body as it was received.</summary>
    /// <param name="body">The raw bytes; a byte order mark is tolerated.</param>
    public static RetellCallReading Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutByteOrderMark(body));
            return ReadEnvelope(document.RootElement);
        }
        catch (JsonException)
        {
            return new(null, RetellCallReading.BodyUnreadable);
        }
    }

    private static RetellCallReading ReadEnvelope(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return new(null, RetellCallReading.BodyUnreadable);

        var unreadable = new SortedSet<string>(StringComparer.Ordinal);
        var envelope = new RetellFields(root, "", unreadable);
        var name = envelope.ShortText("event") ?? envelope.ShortText("event_type");
        if (name is not (RetellCallEvent.Started or RetellCallEvent.Growing or RetellCallEvent.Ended or RetellCallEvent.Analyzed))
            return new(null, RetellCallReading.EventNotSupported);

        if ((envelope.Object("call", "") ?? envelope.Object("data", "")) is not { } call)
            return new(null, RetellCallReading.CallMissing);

        if (call.ShortText("call_id") is not { Length: <= LongestId } callId)
            return new(null, RetellCallReading.CallIdMissing);

        var read = RetellCallFields.Read(call);
        return new(new RetellCallEvent(name, callId, read, [.. unreadable]), null);
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
}
