using System.Text.Json;
using System.Text.Unicode;

namespace AskPro.Integrations.Retell.Webhooks;

/// <summary>
/// Looks into a webhook without building a document: one pass over the bytes that keeps a few short strings and proves that the whole body
/// can be read later. The last of two equal property names wins, as everywhere in System.Text.Json.
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
        var fault = Utf8.IsValid(body) ? Scan(body, ref fields) : RetellEnvelopeFault.NotUtf8;
        envelope = fault == RetellEnvelopeFault.None ? fields.ToEnvelope() : RetellEnvelope.Unreadable;
        return fault;
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
                if (reader.ValueIsEscaped && !JsonEscapes.AreText(reader.ValueSpan))
                    return RetellEnvelopeFault.NotText;
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
}
