using AskPro.Hosting.Dashboard.Otlp.Protocol;
using AskPro.Hosting.Dashboard.Telemetry;
using Google.Protobuf.Collections;

namespace AskPro.Hosting.Dashboard.Otlp.Reading;

/// <summary>Attributes as they are kept: plain values, keys shared.</summary>
internal sealed class TagReader(TextPool texts, int limit)
{
    private static readonly Tag[] None = [];

    public Tag[] Read(RepeatedField<KeyValue> attributes)
    {
        if (attributes.Count == 0)
            return None;
        var tags = new Tag[Math.Min(attributes.Count, limit)];
        for (var i = 0; i < tags.Length; i++)
            tags[i] = new Tag(texts.Of(attributes[i].Key), Value(attributes[i].Value));
        return tags;
    }

    public object? Value(AnyValue? value) => value?.ValueCase switch
    {
        AnyValue.ValueOneofCase.StringValue => value.StringValue,
        AnyValue.ValueOneofCase.BoolValue => value.BoolValue,
        AnyValue.ValueOneofCase.IntValue => value.IntValue,
        AnyValue.ValueOneofCase.DoubleValue => value.DoubleValue,
        AnyValue.ValueOneofCase.BytesValue => value.BytesValue.ToByteArray(),
        AnyValue.ValueOneofCase.ArrayValue => value.ArrayValue.Values.Select(Value).ToArray(),
        AnyValue.ValueOneofCase.KvlistValue => Read(value.KvlistValue.Values),
        _ => null,
    };
}
