using System.Security.Cryptography;
using AskPro.Api.Features.Webhooks.Keys;
using AskPro.Api.Hosting;
using AskPro.Data;
using AskPro.Data.Companies;
using AskPro.Data.Operators;
using AskPro.Data.RetellKeys;
using AskPro.Data.Tenancy;
using AskPro.Integrations.Retell.Rehearsal;
using AskPro.ServiceDefaults.KeyRing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.FrontDoorTests;

/// <summary>Where a company's test events go, and what signs them there. The key never leaves Api.</summary>
/// <param name="CompanyName">The company.</param>
/// <param name="Text">What its test events say.</param>
/// <param name="Number">Its first number, E.164; null when it has none.</param>
/// <param name="Agent">Retell's id of its first agent; null when it has none.</param>
/// <param name="KeyOf">The company whose key signs; null for the platform's.</param>
/// <param name="Address">The webhook address.</param>
/// <param name="Key">The key; null when neither the company nor the platform has one that can be read.</param>
internal sealed record TestDoor(string CompanyName, TestEventText Text, string? Number, string? Agent, Guid? KeyOf, Uri Address, string? Key)
{
    internal const string OfCompany = "company";
    internal const string OfPlatform = "platform";

    internal string Name => KeyOf is null ? OfPlatform : OfCompany;
}

/// <summary>Finds it, in a transaction of its own.</summary>
internal sealed class TestDoorReader(
    AskProDbContext database, OperatorStore operators, TenantContext tenant, ProtectedText texts, ApiAddress api, IOptions<PlatformKeyOptions> platform, TimeProvider time)
{
    /// <summary>The door of a company: its own address while it has a key for Retell, the platform's otherwise.</summary>
    /// <param name="companyId">The company.</param>
    /// <param name="isOpenToNobody">
    /// Whether nothing of the test may be noted about the company: a wrong key at its own address would tell its people that Retell's key is wrong.
    /// </param>
    /// <param name="cancellationToken">Cancels the statements.</param>
    /// <returns>Null when there is no such company.</returns>
    internal async Task<TestDoor?> FindAsync(Guid companyId, bool isOpenToNobody, CancellationToken cancellationToken)
    {
        await using var transaction = await TenantTransaction.BeginForOperatorAsync(database, tenant.UserId!.Value, readOnly: true, cancellationToken);
        if (await operators.FindAsync(companyId, time.GetUtcNow(), cancellationToken) is null) return null;
        await operators.EnterCompanyAsync(companyId, cancellationToken);
        var company = await database.Companies.AsNoTracking().SingleAsync(row => row.Id == companyId, cancellationToken);
        var number = await database.PhoneNumbers.Where(row => row.CompanyId == companyId).OrderBy(row => row.Id).Select(row => row.E164).FirstOrDefaultAsync(cancellationToken);
        var agent = await database.Agents.Where(row => row.CompanyId == companyId).OrderBy(row => row.Id).Select(row => row.RetellAgentId).FirstOrDefaultAsync(cancellationToken);
        var secret = await database.RetellKeys.Where(row => row.CompanyId == companyId && row.State == RetellKeyStates.Current)
            .Select(row => row.SecretProtected).SingleOrDefaultAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        var (address, key) = isOpenToNobody || secret is null || company.WebhookKeyProtected is null ? default : Own(company, secret);
        var text = TestEventText.In(company.Language);
        return key is null
            ? new TestDoor(company.Name, text, number, agent, null, api.PlatformWebhook, platform.Value.PlatformKey is { Length: > 0 } shared ? shared : null)
            : new TestDoor(company.Name, text, number, agent, companyId, address!, key);
    }

    private (Uri? Address, string? Key) Own(Company company, string secret)
    {
        try
        {
            return (api.WebhookOf(texts.Unprotect(ProtectedText.WebhookKey, company.Id, company.WebhookKeyProtected!)), texts.Unprotect(ProtectedText.RetellApiKey, company.Id, secret));
        }
        catch (CryptographicException)
        {
            return default;
        }
    }
}
