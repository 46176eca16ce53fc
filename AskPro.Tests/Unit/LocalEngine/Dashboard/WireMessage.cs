using System.Buffers.Binary;
using System.Text;

namespace AskPro.Tests.Unit.LocalEngine.Dashboard;

/// <summary>A protobuf message written by hand from field numbers, as the sender of another house would.</summary>
internal sealed class WireMessage
{
    private readonly List<byte> _bytes = [];

    public byte[] Bytes => [.. _bytes];

    public WireMessage Number(int field, ulong value)
    {
        Varint((ulong)field << 3);
        Varint(value);
        return this;
    }

    public WireMessage Fixed(int field, ulong value)
    {
        Varint(((ulong)field << 3) | 1);
        Span<byte> eight = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(eight, value);
        _bytes.AddRange(eight);
        return this;
    }

    public WireMessage Real(int field, double value) => Fixed(field, BitConverter.DoubleToUInt64Bits(value));

    public WireMessage Raw(int field, byte[] value)
    {
        Varint(((ulong)field << 3) | 2);
        Varint((ulong)value.Length);
        _bytes.AddRange(value);
        return this;
    }

    public WireMessage Text(int field, string value) => Raw(field, Encoding.UTF8.GetBytes(value));

    public WireMessage Inner(int field, WireMessage value) => Raw(field, value.Bytes);

    /// <summary>Numbers one after another, as repeated fixed64 and double are packed.</summary>
    public WireMessage Packed(int field, params ulong[] values)
    {
        var packed = new byte[values.Length * 8];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(packed.AsSpan(i * 8), values[i]);
        return Raw(field, packed);
    }

    /// <summary>An attribute with a text.</summary>
    public WireMessage Tag(int field, string key, string value) => Inner(field, new WireMessage().Text(1, key).Inner(2, new WireMessage().Text(1, value)));

    /// <summary>Five bytes before the message: not compressed, and its length.</summary>
    public byte[] GrpcFrame()
    {
        var message = Bytes;
        var frame = new byte[message.Length + 5];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }

    private void Varint(ulong value)
    {
        for (; value > 127; value >>= 7)
            _bytes.Add((byte)(value | 128));
        _bytes.Add((byte)value);
    }
}
