using System.Security.Cryptography;
using AskPro.Api.Hosting;
using AskPro.Data;
using AskPro.Data.RetellKeys;
using AskPro.Data.Tenancy;
using AskPro.Integrations.Retell.Api;
using AskPro.Integrations.Retell.Registration;
using AskPro.ServiceDefaults.KeyRing;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.RetellWebhooks;

/// <summary>What has to be known of a company before Retell is asked about its webhooks.</summary>
/// <param name="Key">The current key.</param>
/// <param name="SecretProtected">The same as it is stored: what is found with it is of no meaning for another.</param>
/// <param name="Wish">What shall stand in its agents.</param>
/// <param name="Agents">Retell's ids of the agents entered with it.</param>
/// <param name="Numbers">Its numbers, E.164.</param>
/// <param name="CheckedAt">When each agent was last looked at.</param>
internal sealed record WebhookBusiness(
    string Key, string SecretProtected, RetellWebhookSettings Wish, IReadOnlyList<string> Agents, IReadOnlyList<string> Numbers, IReadOnlyDictionary<string, DateTimeOffset> CheckedAt);

/// <summary>Reads it in a transaction of its own.</summary>
internal sealed class WebhookBusinessReader(AskProDbContext database, TenantContext tenant, ProtectedText texts, ApiAddress address)
{
    /// <returns>The code says why there is none.</returns>
    internal async Task<(WebhookBusiness? Business, string? Code)> ReadAsync(CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        await using var transaction = await TenantTransaction.BeginReadAsync(database, tenant, cancellationToken);
        var key = await database.RetellKeys.Where(key => key.CompanyId == companyId && key.State == RetellKeyStates.Current)
            .Select(key => key.SecretProtected).SingleOrDefaultAsync(cancellationToken);
        var webhookKey = await database.Companies.Where(company => company.Id == companyId).Select(company => company.WebhookKeyProtected).SingleAsync(cancellationToken);
        var agents = await database.Agents.Where(agent => agent.CompanyId == companyId).Select(agent => agent.RetellAgentId).ToListAsync(cancellationToken);
        var numbers = await database.PhoneNumbers.Where(number => number.CompanyId == companyId).Select(number => number.E164).ToListAsync(cancellationToken);
        var seen = await database.AgentWebhooks.Where(webhook => webhook.CompanyId == companyId)
            .ToDictionaryAsync(webhook => webhook.RetellAgentId, webhook => webhook.CheckedAt, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (key is null || webhookKey is null)
            return (null, ProblemCodes.NoRetellKey);
        try
        {
            var secret = texts.Unprotect(ProtectedText.RetellApiKey, companyId, key);
            var wish = WebhookWish.For(address.WebhookOf(texts.Unprotect(ProtectedText.WebhookKey, companyId, webhookKey)));
            return (new WebhookBusiness(secret, key, wish, agents, numbers, seen), null);
        }
        catch (CryptographicException)
        {
            return (null, ProblemCodes.RetellKeyUnreadable);
        }
    }
}
