using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;

namespace AskPro.Api.Features.Calls;

/// <summary>A place in the list, newest first: the time and id of the last call shown. New calls do not move it.</summary>
internal readonly record struct CallCursor(DateTimeOffset OccurredAt, Guid Id)
{
    private const int Bytes = sizeof(long) + 16;

    internal string Encode()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, OccurredAt.UtcTicks);
        Id.TryWriteBytes(bytes[sizeof(long)..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    internal static bool TryDecode(string text, out CallCursor cursor)
    {
        cursor = default;
        Span<byte> bytes = stackalloc byte[Bytes];
        if (text.Length != Base64Url.GetEncodedLength(Bytes)) return false;

        // Not TryDecodeFromChars: it throws on characters outside the alphabet.
        if (Base64Url.DecodeFromChars(text, bytes, out _, out var written) is not OperationStatus.Done || written != Bytes) return false;
        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (ticks < DateTimeOffset.UnixEpoch.UtcTicks || ticks > DateTimeOffset.MaxValue.UtcTicks) return false;
        cursor = new CallCursor(new DateTimeOffset(ticks, TimeSpan.Zero), new Guid(bytes[sizeof(long)..], bigEndian: true));
        return true;
    }
}
