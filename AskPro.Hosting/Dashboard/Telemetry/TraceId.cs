using System.Buffers.Binary;
using System.Globalization;

namespace AskPro.Hosting.Dashboard.Telemetry;

/// <summary>The 16 bytes that name a trace; all zero means none.</summary>
internal readonly record struct TraceId(UInt128 Value)
{
    public bool IsNone => Value == UInt128.Zero;

    public static TraceId Read(ReadOnlySpan<byte> bytes) =>
        bytes.Length == 16 ? new TraceId(BinaryPrimitives.ReadUInt128BigEndian(bytes)) : default;

    public static bool TryParse(string? hex, out TraceId id)
    {
        id = hex?.Length == 32 && UInt128.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new TraceId(value)
            : default;
        return !id.IsNone;
    }

    public override string ToString() => Value.ToString("x32", CultureInfo.InvariantCulture);
}
