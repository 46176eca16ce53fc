using System.Text.Json;

namespace AskPro.Integrations.Retell.Webhooks;

/// <summary>
/// Looks into a webhook without building a document: one pass over the bytes that keeps a few short strings and proves that the body is a
/// JSON object that can be read later. Only what is kept is judged as text: a broken character elsewhere costs its own field when the
/// event is processed, never the event. The last of two equal property names wins, as everywhere in System.Text.Json.
/// </summary>
public static class RetellEnvelopeReader
{
    /// <summary>Deepest nesting accepted; the default of System.Text.Json, which reads the body later.</summary>
    public const int MaxDepth = 64;

    /// <summary>Longer values count as absent: no id or number of Retell's comes near it (bytes).</summary>
    public const int MaxValueLength = 256;

    // One more than allowed, so that "too deep" can be told from "not JSON".
    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth + 1 };

    /// <summary>Reads the envelope.</summary>
    /// <param name="body">The raw body.</param>
    /// <param name="envelope">What was found; all null when the body cannot be read.</param>
    /// <returns><see cref="RetellEnvelopeFault.None"/> or why the body cannot be read.</returns>
    public static RetellEnvelopeFault Read(ReadOnlySpan<byte> body, out RetellEnvelope envelope)
    {
        var fields = default(RetellEnvelopeFields);
        envelope = RetellEnvelope.Unreadable;
        var fault = Scan(WithoutByteOrderMark(body), ref fields);
        if (fault != RetellEnvelopeFault.None)
            return fault;
        var found = fields.ToEnvelope();
        if (fields.Fault != RetellEnvelopeFault.None && (found.Event is null || found.CallId is null))
            return fields.Fault;
        envelope = found;
        return RetellEnvelopeFault.None;
    }

    private static RetellEnvelopeFault Scan(ReadOnlySpan<byte> body, ref RetellEnvelopeFields fields)
    {
        var reader = new Utf8JsonReader(body, Options);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return RetellEnvelopeFault.NotJson;
            while (reader.Read())
            {
                if (reader.CurrentDepth >= MaxDepth && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    return RetellEnvelopeFault.TooDeep;
                if (reader.TokenType == JsonTokenType.PropertyName)
                    fields.Enter(ref reader);
                else
                    fields.Take(ref reader);
            }
        }
        catch (JsonException)
        {
            return RetellEnvelopeFault.NotJson;
        }

        return RetellEnvelopeFault.None;
    }

    private static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> body) => body.StartsWith("\uFEFF"u8) ? body[3..] : body;
}
