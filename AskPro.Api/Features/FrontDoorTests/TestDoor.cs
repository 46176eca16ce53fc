using System.Security.Cryptography;
using AskPro.Api.Features.Webhooks.Keys;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Companies;
using AskPro.Data.Operators;
using AskPro.Data.PhoneNumbers;
using AskPro.Data.RetellKeys;
using AskPro.Data.Tenancy;
using AskPro.Integrations.Retell.Rehearsal;
using AskPro.Integrations.Retell.Webhooks;
using AskPro.ServiceDefaults.KeyRing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.FrontDoorTests;

/// <summary>Where a company's test events go, and what signs them there. The key never leaves Api.</summary>
/// <param name="CompanyName">The company.</param>
/// <param name="Text">What its test events say.</param>
/// <param name="Numbers">Its numbers, E.164, the first one first.</param>
/// <param name="Agents">Retell's ids of its agents, the first one first, without those that decide for another company.</param>
/// <param name="KeyOf">The company whose key signs; null for the platform's.</param>
/// <param name="Address">The webhook address.</param>
/// <param name="Key">The key; null when neither the company nor the platform has one that can be read.</param>
internal sealed record TestDoor(string CompanyName, TestEventText Text, IReadOnlyList<string> Numbers, IReadOnlyList<string> Agents, Guid? KeyOf, Uri Address, string? Key)
{
    internal const string OfCompany = "company";
    internal const string OfPlatform = "platform";

    internal string Name => KeyOf is null ? OfPlatform : OfCompany;

    internal string? Number => Numbers is [var first, ..] ? first : null;

    internal string? Agent => Agents is [var first, ..] ? first : null;

    /// <summary>
    /// Why an event must not be sent here; null when it may. At the platform's address its number or agent says whose it is: somebody else's would make
    /// a call of theirs.
    /// </summary>
    internal string? Refuses(RetellEnvelope composed) =>
        KeyOf is not null ? null
        : PhoneNumberReader.TryReadE164(composed.BusinessNumber, out var number) && !Numbers.Contains(number) ? FieldErrorCodes.NotOwnNumber
        : composed.AgentId is { Length: > 0 } agent && !Agents.Contains(agent) ? FieldErrorCodes.NotOwnAgent
        : null;
}

/// <summary>Finds it, in a transaction of its own.</summary>
internal sealed class TestDoorReader(
    AskProDbContext database, OperatorStore operators, TestStore store, TenantContext tenant, ProtectedText texts, ApiAddress api, IOptions<PlatformKeyOptions> platform, TimeProvider time)
{
    /// <summary>Whether the platform has a key.</summary>
    internal bool HasPlatformKey => platform.Value.PlatformKey is { Length: > 0 };

    /// <summary>The door of a company: its own address while it has a key for Retell, the platform's otherwise.</summary>
    /// <param name="companyId">The company.</param>
    /// <param name="isOpenToNobody">
    /// Whether nothing of the test may be noted about the company: what is refused at its own address would tell its people that Retell's key is wrong.
    /// </param>
    /// <param name="cancellationToken">Cancels the statements.</param>
    /// <returns>Null when there is no such company.</returns>
    internal async Task<TestDoor?> FindAsync(Guid companyId, bool isOpenToNobody, CancellationToken cancellationToken)
    {
        await using var transaction = await TenantTransaction.BeginForOperatorAsync(database, tenant.UserId!.Value, readOnly: true, cancellationToken);
        if (await operators.FindAsync(companyId, time.GetUtcNow(), cancellationToken) is null) return null;
        await operators.EnterCompanyAsync(companyId, cancellationToken);
        var company = await database.Companies.AsNoTracking().SingleAsync(row => row.Id == companyId, cancellationToken);
        var numbers = await database.PhoneNumbers.Where(row => row.CompanyId == companyId).OrderBy(row => row.Id).Select(row => row.E164).ToListAsync(cancellationToken);
        var entered = await database.Agents.Where(row => row.CompanyId == companyId).OrderBy(row => row.Id).Select(row => row.RetellAgentId).ToListAsync(cancellationToken);
        var own = await store.DecidingForNobodyElseAsync(companyId, [.. entered], cancellationToken);
        IReadOnlyList<string> agents = [.. entered.Where(own.Contains)];
        var secret = await database.RetellKeys.Where(row => row.CompanyId == companyId && row.State == RetellKeyStates.Current)
            .Select(row => row.SecretProtected).SingleOrDefaultAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        var (address, key) = isOpenToNobody || secret is null || company.WebhookKeyProtected is null ? default : Own(company, secret);
        var text = TestEventText.In(company.Language);
        return key is null
            ? new TestDoor(company.Name, text, numbers, agents, null, api.PlatformWebhook, HasPlatformKey ? platform.Value.PlatformKey : null)
            : new TestDoor(company.Name, text, numbers, agents, companyId, address!, key);
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
