using System.Security.Cryptography;
using AskPro.Api.Hosting;
using AskPro.Data;
using AskPro.Data.PhoneNumbers;
using AskPro.Data.RetellKeys;
using AskPro.Data.Setup;
using AskPro.Data.Tenancy;
using AskPro.Integrations.Retell.Registration;
using AskPro.ServiceDefaults.KeyRing;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.RetellWebhooks;

/// <summary>Reads what is known of the webhooks of the session's company inside the running tenant transaction.</summary>
internal sealed class WebhookReader(AskProDbContext database, TenantContext tenant, ProtectedText texts, ApiAddress address)
{
    /// <param name="unfinished">How many agents a look did not get to.</param>
    /// <param name="cancellationToken">Cancels.</param>
    internal async Task<WebhookList> AllAsync(int unfinished, CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        var seen = await database.AgentWebhooks.AsNoTracking().Where(webhook => webhook.CompanyId == companyId)
            .ToDictionaryAsync(webhook => webhook.RetellAgentId, cancellationToken);
        var entered = await database.Agents.AsNoTracking().Where(agent => agent.CompanyId == companyId)
            .ToDictionaryAsync(agent => agent.RetellAgentId, agent => agent.Name, cancellationToken);
        var numbers = await database.PhoneNumbers.Where(number => number.CompanyId == companyId).Select(number => number.E164).ToListAsync(cancellationToken);
        var heard = await HeardAgainAsync(companyId, cancellationToken);
        var views = seen.Keys.Union(entered.Keys).Select(id =>
            WebhookView.Of(id, entered.GetValueOrDefault(id), seen.GetValueOrDefault(id), entered.Keys, numbers, heard.Contains(id)));
        var key = await database.RetellKeys.Where(key => key.CompanyId == companyId && key.State == RetellKeyStates.Current)
            .Select(key => new { key.CheckCode, key.LooseNumbers }).SingleOrDefaultAsync(cancellationToken);
        return new WebhookList(
            await AddressAsync(companyId, cancellationToken), key?.CheckCode,
            [.. views.OrderBy(view => view.Name, StringComparer.Ordinal).ThenBy(view => view.AgentId, StringComparer.Ordinal)], unfinished,
            [.. LooseNumber.Read(key?.LooseNumbers).Where(loose => numbers.Contains(loose.Number)).Select(loose => loose with { Number = PhoneNumberReader.Format(loose.Number) })]);
    }

    /// <summary>Agents that were found silent, and are not any more: a call of theirs has arrived since. A test event does not come from Retell.</summary>
    private async Task<IReadOnlyList<string>> HeardAgainAsync(Guid companyId, CancellationToken cancellationToken)
    {
        var calls = database.Calls.ExceptTestEvents().Where(call => call.CompanyId == companyId);
        return await database.AgentWebhooks.Where(webhook => webhook.CompanyId == companyId && webhook.SilentSince != null)
            .Where(webhook => calls.Any(call => call.AgentId == webhook.RetellAgentId && call.FirstReceivedAt > webhook.SilentSince))
            .Select(webhook => webhook.RetellAgentId).ToListAsync(cancellationToken);
    }

    private async Task<string?> AddressAsync(Guid companyId, CancellationToken cancellationToken)
    {
        var key = await database.Companies.Where(company => company.Id == companyId).Select(company => company.WebhookKeyProtected).SingleAsync(cancellationToken);
        try
        {
            return key is null ? null : address.WebhookOf(texts.Unprotect(ProtectedText.WebhookKey, companyId, key)).AbsoluteUri;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
