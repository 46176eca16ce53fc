using System.Buffers.Binary;
using System.Globalization;

namespace AskPro.Hosting.Dashboard.Telemetry;

/// <summary>The 8 bytes that name a span within its trace; all zero means none.</summary>
internal readonly record struct SpanId(ulong Value)
{
    public bool IsNone => Value == 0;

    public static SpanId Read(ReadOnlySpan<byte> bytes) => bytes.Length == 8 ? new SpanId(BinaryPrimitives.ReadUInt64BigEndian(bytes)) : default;

    public static bool TryParse(string? hex, out SpanId id)
    {
        id = hex?.Length == 16 && ulong.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new SpanId(value)
            : default;
        return !id.IsNone;
    }

    public override string ToString() => Value.ToString("x16", CultureInfo.InvariantCulture);
}
