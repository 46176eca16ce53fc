using System.Buffers.Binary;
using System.IO.Compression;
using Google.Protobuf;

namespace AskPro.Hosting.Dashboard.Kept;

/// <summary>One file of messages in a row: each as its length (4 bytes, little-endian) and the OTLP export request, packed with zlib.</summary>
internal static class KeptFile
{
    private const int LengthBytes = 4;

    /// <summary>The message as it stands in the file; written at once, so that a killed process tears at most the last one.</summary>
    public static ReadOnlyMemory<byte> Packed(IMessage message)
    {
        var packed = new MemoryStream();
        packed.SetLength(LengthBytes);
        packed.Position = LengthBytes;
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            message.WriteTo(zlib);
        var bytes = packed.GetBuffer().AsMemory(0, (int)packed.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.Span, bytes.Length - LengthBytes);
        return bytes;
    }

    /// <summary>Hands over every message up to the first one that is torn.</summary>
    /// <returns>Up to where the file is whole, and how much its messages are unpacked, bytes.</returns>
    public static (long Whole, long Unpacked) Read<T>(string path, MessageParser<T> parser, Action<T> take)
        where T : IMessage<T>
    {
        var bytes = File.ReadAllBytes(path);
        var (at, unpacked) = (0, 0L);
        while (LengthAt(bytes, at) is { } length)
        {
            try
            {
                using var zlib = new ZLibStream(new MemoryStream(bytes, at + LengthBytes, length), CompressionMode.Decompress);
                var message = parser.ParseFrom(zlib);
                unpacked += message.CalculateSize();
                take(message);
            }
            catch (Exception torn) when (torn is InvalidDataException or InvalidProtocolBufferException)
            {
                break;
            }

            at += LengthBytes + length;
        }

        return (at, unpacked);
    }

    private static int? LengthAt(byte[] bytes, int at)
    {
        var left = bytes.Length - at - LengthBytes;
        return left > 0 && BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at)) is var length && length > 0 && length <= left ? length : null;
    }
}
