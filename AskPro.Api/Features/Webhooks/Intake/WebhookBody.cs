using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace AskPro.Api.Features.Webhooks.Intake;

/// <summary>
/// Reads a body as raw bytes. Memory is taken as the bytes arrive, not as the sender announces them: otherwise eight announcements of
/// 8 MB would fill the house.
/// </summary>
internal sealed class WebhookBody(IngestBudget budget, int maxBytes)
{
    private const int FirstBuffer = 4 * 1024;
    private const int TrustedLength = 64 * 1024;

    private byte[] _buffer = [];
    private int _length;
    private int _likelyLength;

    /// <summary>What was read.</summary>
    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    /// <summary>What has to be given back to the budget.</summary>
    public int Taken => _buffer.Length;

    /// <summary>Whether it was read to its end.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Reads to the end, or to the first fault.</summary>
    /// <returns>Null when the body is complete.</returns>
    public async ValueTask<IngestFault?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
            return IngestFault.TooLarge;
        var expected = request.ContentLength is { } announced and <= TrustedLength ? (int)announced : FirstBuffer;
        if (!TryGrow(expected))
            return IngestFault.QueueFull;
        _likelyLength = (int)(request.ContentLength ?? maxBytes);
        LiftServerLimit(request.HttpContext);
        try
        {
            var fault = await ReadToEndAsync(request.BodyReader, cancellationToken);
            IsComplete = fault is null;
            return fault;
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            return IngestFault.BodyIncomplete;
        }
    }

    // The limit here is the configured one; Kestrel's own, 30 MB, would stand in the way of a larger one.
    private static void LiftServerLimit(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
    }

    private async ValueTask<IngestFault?> ReadToEndAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var fault = Append(read.Buffer);
            reader.AdvanceTo(read.Buffer.End);
            if (fault is not null || read.IsCompleted)
                return fault;
        }
    }

    private IngestFault? Append(in ReadOnlySequence<byte> bytes)
    {
        if (_length + bytes.Length > maxBytes)
            return IngestFault.TooLarge;
        var needed = _length + (int)bytes.Length;
        if (needed > _buffer.Length && !TryGrow(Math.Max(needed, Math.Min(_likelyLength, _buffer.Length * 2))))
            return IngestFault.QueueFull;
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length = needed;
        return null;
    }

    private bool TryGrow(int size)
    {
        if (!budget.TryTake(size - _buffer.Length))
            return false;
        Array.Resize(ref _buffer, size);
        return true;
    }
}
