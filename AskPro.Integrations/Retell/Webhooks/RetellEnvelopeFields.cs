using System.Text.Json;
using System.Text.Unicode;

namespace AskPro.Integrations.Retell.Webhooks;

/// <summary>Collects the fields of the envelope while the reader passes by; a struct, so that a webhook costs its strings and nothing else.</summary>
internal struct RetellEnvelopeFields
{
    private Place _place;
    private Field _pending;
    private string? _event;
    private string? _eventType;
    private CallFields _call;
    private CallFields _data;

    /// <summary>Why a value of the event's name or the call's id was not taken; another one may have been.</summary>
    public RetellEnvelopeFault Fault { get; private set; }

    /// <summary>The reader stands on a property name.</summary>
    public void Enter(ref Utf8JsonReader reader)
    {
        _pending = Field.None;
        if (reader.CurrentDepth > 2)
            return;
        // The reader cannot compare a name with half a surrogate pair; it is none of ours.
        if (reader.ValueIsEscaped && !JsonEscapes.AreText(reader.ValueSpan))
        {
            if (reader.CurrentDepth == 1)
                _place = Place.Elsewhere;
        }
        else if (reader.CurrentDepth == 1)
        {
            _place = reader.ValueTextEquals("call"u8) ? Place.Call : reader.ValueTextEquals("data"u8) ? Place.Data : Place.Elsewhere;
            if (_place == Place.Elsewhere)
                _pending = reader.ValueTextEquals("event"u8) ? Field.Event : reader.ValueTextEquals("event_type"u8) ? Field.EventType : Field.None;
        }
        else if (_place != Place.Elsewhere)
        {
            _pending = NameOf(ref reader);
        }
    }

    /// <summary>The reader stands on anything but a property name.</summary>
    public void Take(ref Utf8JsonReader reader)
    {
        if (_pending == Field.None)
            return;
        var text = TextOf(ref reader);
        if (_pending == Field.Event)
            _event = text;
        else if (_pending == Field.EventType)
            _eventType = text;
        else if (_place == Place.Call)
            _call.Set(_pending, text);
        else
            _data.Set(_pending, text);
        _pending = Field.None;
    }

    // What cannot be kept counts as absent: numbers and agent are optional, and the Worker notes what it could not read.
    private string? TextOf(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || reader.ValueSpan.Length > RetellEnvelopeReader.MaxValueLength)
            return null;
        var fault = !Utf8.IsValid(reader.ValueSpan) ? RetellEnvelopeFault.NotUtf8
            : reader.ValueIsEscaped && !JsonEscapes.AreText(reader.ValueSpan) ? RetellEnvelopeFault.NotText
            : RetellEnvelopeFault.None;
        if (fault == RetellEnvelopeFault.None)
            return reader.GetString();
        if (_pending is Field.Event or Field.EventType or Field.CallId)
            Fault = fault;
        return null;
    }

    public readonly RetellEnvelope ToEnvelope() => new(
        _event ?? _eventType,
        _call.CallId ?? _data.CallId,
        _call.FromNumber ?? _data.FromNumber,
        _call.ToNumber ?? _data.ToNumber,
        _call.Direction ?? _data.Direction,
        _call.AgentId ?? _data.AgentId);

    private static Field NameOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("call_id"u8) ? Field.CallId
        : reader.ValueTextEquals("from_number"u8) ? Field.FromNumber
        : reader.ValueTextEquals("to_number"u8) ? Field.ToNumber
        : reader.ValueTextEquals("direction"u8) ? Field.Direction
        : reader.ValueTextEquals("agent_id"u8) ? Field.AgentId
        : Field.None;

    private enum Place : byte
    {
        Elsewhere,
        Call,
        Data,
    }

    private enum Field : byte
    {
        None,
        Event,
        EventType,
        CallId,
        FromNumber,
        ToNumber,
        Direction,
        AgentId,
    }

    private struct CallFields
    {
        public string? CallId;
        public string? FromNumber;
        public string? ToNumber;
        public string? Direction;
        public string? AgentId;

        public void Set(Field field, string? text)
        {
            switch (field)
            {
                case Field.CallId: CallId = text; break;
                case Field.FromNumber: FromNumber = text; break;
                case Field.ToNumber: ToNumber = text; break;
                case Field.Direction: Direction = text; break;
                case Field.AgentId: AgentId = text; break;
            }
        }
    }
}
