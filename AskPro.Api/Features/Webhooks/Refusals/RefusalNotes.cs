using System.Security.Cryptography;
using AskPro.Api.Features.Webhooks.Intake;
using AskPro.Data.Refusals;
using AskPro.Data.Traces;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.Webhooks.Refusals;

/// <summary>Notes requests that are refused for their signature, for people who wonder why nothing arrives.</summary>
internal sealed class RefusalNotes(RefusedRequests refused, IngestBudget budget, IOptions<RetellIngestOptions> options, TimeProvider time)
{
    // Of a body that is not read yet: longer than any sender in earnest needs, and too short to hold many places.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Notes a request of which nothing but its headers was read.</summary>
    public async Task NoteUnreadAsync(HttpContext context, IngestFault fault, string? address, DateTimeOffset? signedAt, DateTimeOffset now)
    {
        if (!IsNoted(fault))
            return;
        if (!budget.TryEnter())
        {
            refused.OnlyCount(1);
            return;
        }

        var body = new WebhookBody(budget, options.Value.MaxBodyBytes);
        try
        {
            await NoteAsync(context, fault, address, signedAt, body, now);
        }
        finally
        {
            budget.Leave(body.Taken);
        }
    }

    /// <summary>Notes a request whose body was read, or can be.</summary>
    public async Task NoteAsync(HttpContext context, IngestFault fault, string? address, DateTimeOffset? signedAt, WebhookBody body, DateTimeOffset now)
    {
        if (!IsNoted(fault) || !refused.TryTakePlace())
            return;
        var isWhole = body.IsComplete || await ReadAsync(context, body);
        refused.Add(new RefusedRequest(
            new RefusedWebhook
            {
                EventId = Guid.CreateVersion7(now),
                ReceivedAt = now,
                Verdict = fault.Code,
                SignedAt = signedAt,
                Headers = KeptHeaders.Of(context.Request),
                Body = isWhole ? BodyOf(body.Bytes) : null,
                TraceParent = TraceParent.Current,
            },
            address));
    }

    private static bool IsNoted(IngestFault fault) => fault.Status == StatusCodes.Status401Unauthorized;

    private async Task<bool> ReadAsync(HttpContext context, WebhookBody body)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, context.RequestAborted);
        return await body.ReadAsync(context.Request, either.Token) is null;
    }

    private static RefusedBody BodyOf(ReadOnlyMemory<byte> body) => new(
        body[..Math.Min(body.Length, RefusedWebhook.MaxBodyBytes)].ToArray(), body.Length, SHA256.HashData(body.Span));
}
