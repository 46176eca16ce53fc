using AskPro.Api.Features.RetellWebhooks;
using AskPro.Data;
using AskPro.Data.AgentWebhooks;
using AskPro.Data.PhoneNumbers;
using AskPro.Data.Tenancy;
using AskPro.Integrations.Retell.Api;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Setup;

/// <summary>Asks Retell why nothing came: whether it knows of a call at all, and where the company's numbers lead.</summary>
internal sealed class TestCauses(RetellClient retell, AskProDbContext database, TenantContext tenant, TimeProvider time)
{
    private const string WebhookNotRight = "webhook_not_right";
    private const string EventsMissing = "events_missing";

    private const int MostNumbers = 500;

    // A person waits for the page, and the front end for this answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    // Retell's clock and ours may differ.
    private static readonly TimeSpan ClockGap = TimeSpan.FromSeconds(30);

    /// <summary>Whether a cause means that Retell has answered a call.</summary>
    internal static bool IsAfterCall(string cause) => cause is WebhookNotRight or EventsMissing;

    /// <returns>The code of the cause, and the number or the agent that it is about.</returns>
    internal async Task<(string Cause, string? Subject)> FindAsync(WebhookBusiness business, DateTimeOffset since, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var call = await retell.ListCallsAsync(business.Key, new RetellCallFilter(StartedFrom: since - ClockGap), MostNumbers, both.Token)
                .FirstOrDefaultAsync(call => call.ToNumber is { } to && business.Numbers.Contains(to), both.Token);
            if (call is not null)
                return await OfCallAsync(call, cancellationToken);
            var numbers = await retell.ListNumbersAsync(business.Key, MostNumbers, both.Token).ToListAsync(both.Token);
            return OfNumbers(business.Numbers, numbers);
        }
        catch (RetellException refused)
        {
            return (refused.Fault.Code(), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (RetellFault.Away.Code(), null);
        }
    }

    private static (string Cause, string? Subject) OfNumbers(IReadOnlyList<string> mine, IReadOnlyList<RetellNumber> theirs)
    {
        var known = theirs.ToLookup(number => number.Number);
        if (mine.FirstOrDefault(number => !known.Contains(number)) is { } missing)
            return ("number_not_at_retell", PhoneNumberReader.Format(missing));
        if (mine.FirstOrDefault(number => known[number].All(held => held.InboundAgents.Count == 0)) is { } silent)
            return ("number_without_agent", PhoneNumberReader.Format(silent));
        return ("no_call_at_retell", mine.Count == 0 ? null : PhoneNumberReader.Format(mine[0]));
    }

    private async Task<(string Cause, string? Subject)> OfCallAsync(RetellCallRecord call, CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        await using var transaction = await TenantTransaction.BeginReadAsync(database, tenant, cancellationToken);
        var seen = await database.AgentWebhooks.AsNoTracking()
            .Where(webhook => webhook.CompanyId == companyId && webhook.RetellAgentId == call.AgentId)
            .Select(webhook => new { webhook.Code, webhook.AgentName })
            .SingleOrDefaultAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var isRight = seen?.Code == AgentWebhook.Right;
        return (isRight ? EventsMissing : WebhookNotRight, seen?.AgentName ?? call.AgentId);
    }
}
