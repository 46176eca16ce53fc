using System.Security.Cryptography;
using AskPro.Api.Features.Webhooks.Intake;
using AskPro.Api.Features.Webhooks.Keys;
using AskPro.Api.Features.Webhooks.Refusals;
using AskPro.Api.Features.Webhooks.Storing;
using AskPro.Api.Features.Webhooks.Telemetry;
using AskPro.Data.Inbox;
using AskPro.Data.Setup;
using AskPro.Integrations.Retell.Signatures;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.Webhooks;

/// <summary>
/// Receives one webhook. The order is the point: header, key, bytes, signature, and only then a look inside; 204 only after the commit.
/// </summary>
internal sealed class ReceiveRetellEvent(
    WebhookKeys keys,
    KeySightings sightings,
    IngestBudget budget,
    InboxCoalescer inbox,
    InboxMetrics metrics,
    WebhookAnswer answer,
    RefusalNotes refusals,
    IOptions<RetellIngestOptions> options,
    TimeProvider time,
    ILogger<ReceiveRetellEvent> logger)
{
    /// <summary>The address of the platform's own workspace.</summary>
    public Task FromPlatformAsync(HttpContext context) => ReceiveAsync(context, companyKey: null);

    /// <summary>The address of one company.</summary>
    public Task FromCompanyAsync(HttpContext context) => ReceiveAsync(context, context.Request.RouteValues["companyKey"] as string ?? "");

    private async Task ReceiveAsync(HttpContext context, string? companyKey)
    {
        var now = time.GetUtcNow();
        var headers = context.Request.Headers[RetellSignature.HeaderName];
        var signature = default(RetellSignatureHeader);
        var fault = headers.Count > 1
            ? IngestFault.SignatureMalformed
            : IngestFault.Of(RetellSignature.CheckHeader(headers.Count == 1 ? headers[0] : null, now, out signature));
        if (fault is null && !budget.TryEnter())
            fault = IngestFault.QueueFull;
        if (fault is not null)
        {
            await refusals.NoteUnreadAsync(context, fault, companyKey, signature == default ? null : signature.SignedAt, now);
            await answer.RefuseAsync(context, fault);
            return;
        }

        var body = new WebhookBody(budget, options.Value.MaxBodyBytes);
        try
        {
            fault = await TakeAsync(context, companyKey, signature, body, now);
            if (fault is not null)
                await refusals.NoteAsync(context, fault, companyKey, signature.SignedAt, body, now);
        }
        finally
        {
            budget.Leave(body.Taken);
        }

        if (fault is null)
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        else
            await answer.RefuseAsync(context, fault);
    }

    private async Task<IngestFault?> TakeAsync(
        HttpContext context, string? companyKey, RetellSignatureHeader signature, WebhookBody body, DateTimeOffset now)
    {
        var (key, fault) = await FindKeyAsync(companyKey);
        if (key is null)
            return fault;
        fault = await body.ReadAsync(context.Request, context.RequestAborted);
        if (fault is not null)
            return fault;
        fault = IngestFault.Of(key.Verify(signature, body.Bytes.Span, out var signedWith));
        if (fault is not null && companyKey is not null && await keys.AskAgainAsync(companyKey) is { } young)
        {
            key = young;
            fault = IngestFault.Of(key.Verify(signature, body.Bytes.Span, out signedWith));
        }

        if (fault is not null)
        {
            if (key.CompanyId is { } refusing)
                sightings.NoteRefused(refusing, now);
            return fault;
        }

        var entry = ReceivedEvent.ToInbox(body.Bytes, KeptHeaders.Of(context.Request), key, signature.SignedAt, now);
        // A test event was signed by AskPro: it says nothing about the key that Retell signs with.
        if (key.CompanyId is { } company && signedWith?.KeyId is { } keyId && !TestEventCalls.IsOne(entry.CallId))
            sightings.Note(new KeySighting(company, keyId, now));
        return await StoreAsync(entry);
    }

    private async Task<IngestFault?> StoreAsync(InboxEntry entry)
    {
        switch (await inbox.StoreAsync(entry))
        {
            case StoreOutcome.Stored:
                metrics.Accepted(entry.State);
                if (entry.State == InboxState.Quarantined)
                    logger.Quarantined(entry.EventId, entry.Cause);
                return null;
            case StoreOutcome.Duplicate:
                metrics.Duplicate();
                return null;
            default:
                return IngestFault.DatabaseUnavailable;
        }
    }

    private async ValueTask<(WebhookKey? Key, IngestFault? Fault)> FindKeyAsync(string? companyKey)
    {
        try
        {
            var key = companyKey is null ? keys.Platform : await keys.FindAsync(companyKey);
            return (key, key is null ? IngestFault.SignatureInvalid : null);
        }
        catch (KeyLookupsFullException)
        {
            return (null, IngestFault.KeyLookupsFull);
        }
        catch (Exception exception) when (WebhookKeys.IsLookupFailure(exception))
        {
            logger.KeyLookupFailed(exception);
            return (null, exception is CryptographicException ? IngestFault.KeyUnreadable : IngestFault.DatabaseUnavailable);
        }
    }
}
