using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using AskPro.ServiceDefaults.Cache;

namespace AskPro.ServiceDefaults.LogStore;

/// <summary>
/// Records as they lie in the cache: a seal, then JSON. Whoever can write to Redis makes no line of Web that way; and what comes out is cut
/// and checked as if it came from anybody, because one record that the database refuses would cost its whole batch.
/// </summary>
internal sealed class ForwardedLogCodec(EntrySeal seal, TimeProvider time)
{
    private const string Type = "AskPro forwarded log record, version 1";
    private const int TraceDigits = 32;
    private const int SpanDigits = 16;
    private const int LeastSeverity = 1;
    private const int MostSeverity = 24;

    /// <summary>Bytes; more than the longest record has.</summary>
    private const int Longest = 1024 * 1024;

    /// <summary>Clocks of two machines; what comes from later would stand above everything else for that long.</summary>
    private static readonly TimeSpan ClocksApart = TimeSpan.FromHours(1);

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    public byte[] Write(ForwardedLog log) => Seal(JsonSerializer.SerializeToUtf8Bytes(log, ForwardedLogJson.Strict.ForwardedLog));

    /// <summary>Null when it is none.</summary>
    public ForwardedLog? Read(byte[] entry)
    {
        if (entry.Length is <= EntrySeal.Length or > Longest) return null;
        var content = entry.AsSpan(EntrySeal.Length);
        if (!CryptographicOperations.FixedTimeEquals(entry.AsSpan(0, EntrySeal.Length), seal.Of(Type, content))) return null;
        try
        {
            return JsonSerializer.Deserialize(content, ForwardedLogJson.Strict.ForwardedLog) is { } log && IsPossible(log.Record) ? Cut(log) : null;
        }
        // The latter is half a surrogate pair in a value.
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The entry of this content.</summary>
    internal byte[] Seal(ReadOnlySpan<byte> content) => [.. seal.Of(Type, content), .. content];

    private bool IsPossible(StoredLog record) =>
        record.At.Kind == DateTimeKind.Utc && record.At < time.GetUtcNow() + ClocksApart && record.Severity is >= LeastSeverity and <= MostSeverity
        && IsHex(record.TraceId, TraceDigits) && IsHex(record.SpanId, SpanDigits);

    private static bool IsHex(string? text, int digits) => text is null || (text.Length == digits && !text.AsSpan().ContainsAnyExcept(Hex));

    private static ForwardedLog Cut(ForwardedLog log)
    {
        var record = log.Record;
        return new(LogCopy.Cut(log.Instance, LogCopy.LongestName)!, new(
            record.At, record.Severity, LogCopy.Cut(record.Category, LogCopy.LongestName)!, record.EventId, LogCopy.Cut(record.EventName, LogCopy.LongestName),
            LogCopy.Cut(record.Template, LogCopy.LongestText), LogCopy.Cut(record.Message, LogCopy.LongestMessage)!, Attributes(record.Attributes),
            record.TraceId, record.SpanId,
            LogCopy.Cut(record.ExceptionType, LogCopy.LongestName), LogCopy.Cut(record.ExceptionMessage, LogCopy.LongestText), LogCopy.Cut(record.ExceptionStack, LogCopy.LongestStack)));
    }

    private static string Attributes(string json)
    {
        using var values = JsonDocument.Parse(json);
        return LogCopy.Attributes(values.RootElement.EnumerateObject().Select(value => KeyValuePair.Create(value.Name, Value(value.Value))));
    }

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number when value.TryGetInt64(out var whole) => whole,
        JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number) => number,
        _ => value.GetRawText(),
    };
}
