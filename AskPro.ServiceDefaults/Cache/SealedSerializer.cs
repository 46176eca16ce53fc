using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Caching.Hybrid;

namespace AskPro.ServiceDefaults.Cache;

/// <summary>Entries as they lie in Redis: the seal, then JSON. What has no good seal is read as nothing, so as a miss.</summary>
internal sealed class SealedSerializer<T>(EntrySeal seal) : IHybridCacheSerializer<T>
{
    // With the fields: what another release has written, with others, is no entry of this one.
    private static readonly string Shape = $"{typeof(T).FullName}({string.Join(", ", typeof(T).GetProperties().Select(field => $"{field.PropertyType} {field.Name}"))})";

    public void Serialize(T value, IBufferWriter<byte> target)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(value);
        target.Write(seal.Of(Shape, content));
        target.Write(content);
    }

    public T Deserialize(ReadOnlySequence<byte> source)
    {
        var bytes = source.ToArray();
        if (bytes.Length <= EntrySeal.Length) return default!;
        var content = bytes.AsSpan(EntrySeal.Length);
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, EntrySeal.Length), seal.Of(Shape, content))
            ? JsonSerializer.Deserialize<T>(content)!
            : default!;
    }
}

internal sealed class SealedSerializers(EntrySeal seal) : IHybridCacheSerializerFactory
{
    public bool TryCreateSerializer<T>([NotNullWhen(true)] out IHybridCacheSerializer<T>? serializer)
    {
        serializer = new SealedSerializer<T>(seal);
        return true;
    }
}
