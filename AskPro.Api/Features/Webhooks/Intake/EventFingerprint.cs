using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using AskPro.Integrations.Retell.Webhooks;

namespace AskPro.Api.Features.Webhooks.Intake;

/// <summary>
/// The 32 bytes that are equal exactly for repetitions of one event: (company of the verified key, or the platform; event; call; SHA-256
/// of the body). The company keeps one from pre-empting another's event, the body lets a corrected second one through. Of a body that
/// cannot be read only source and hash count.
/// </summary>
internal static class EventFingerprint
{
    private const byte ReadableForm = 1;
    private const byte UnreadableForm = 2;
    private const int LongestText = RetellEnvelopeReader.MaxValueLength;
    private const int Guids = 16;

    public static byte[] Of(Guid? companyId, RetellEnvelope envelope, bool readable, ReadOnlySpan<byte> body)
    {
        Span<byte> message = stackalloc byte[2 + Guids + (2 * (sizeof(int) + LongestText)) + SHA256.HashSizeInBytes];
        message[0] = readable ? ReadableForm : UnreadableForm;
        message[1] = companyId is null ? (byte)0 : (byte)1;
        companyId.GetValueOrDefault().TryWriteBytes(message[2..]);
        var length = 2 + Guids;
        if (readable)
        {
            length += Write(message[length..], envelope.Event);
            length += Write(message[length..], envelope.CallId);
        }

        length += SHA256.HashData(body, message[length..]);
        return SHA256.HashData(message[..length]);
    }

    // The length before the text: otherwise ("ab", "c") and ("a", "bc") would be the same.
    private static int Write(Span<byte> target, string? text)
    {
        if (text is null)
        {
            BinaryPrimitives.WriteInt32LittleEndian(target, -1);
            return sizeof(int);
        }

        var bytes = Encoding.UTF8.GetBytes(text, target[sizeof(int)..]);
        BinaryPrimitives.WriteInt32LittleEndian(target, bytes);
        return sizeof(int) + bytes;
    }
}
