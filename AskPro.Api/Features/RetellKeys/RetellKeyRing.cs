using System.Security.Cryptography;
using System.Text;
using AskPro.Api.Features.Audit;
using AskPro.Data;
using AskPro.Data.RetellKeys;
using AskPro.Data.Tenancy;
using AskPro.ServiceDefaults.KeyRing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.RetellKeys;

/// <summary>Stores keys of the session's company inside the running tenant transaction, encrypted.</summary>
internal sealed class RetellKeyRing(AskProDbContext database, TenantContext tenant, ProtectedText texts, AuditTrail audit, TimeProvider time)
{
    private const int AddressBytes = 32;

    /// <summary>The current key, under the lock of the company: of two people who enter one at once, the later follows the earlier.</summary>
    internal async Task<RetellKey?> LockedAsync(CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        await database.Database.ExecuteSqlAsync($"select 1 from companies where id = {companyId} for no key update", cancellationToken);
        return await database.RetellKeys.SingleOrDefaultAsync(
            key => key.CompanyId == companyId && key.State == RetellKeyStates.Current, cancellationToken);
    }

    /// <summary>The key in full, for asking Retell.</summary>
    /// <exception cref="CryptographicException">It was encrypted by another key ring.</exception>
    internal string Secret(RetellKey key) => texts.Unprotect(ProtectedText.RetellApiKey, key.CompanyId, key.SecretProtected);

    /// <summary>Makes a checked key the current one; the same key again is only noted as checked.</summary>
    internal async Task<RetellKey> EnterAsync(RetellKey? current, string secret, RetellHoldings holdings, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var companyId = tenant.RequiredCompanyId;
        await EnsureAddressAsync(companyId, cancellationToken);
        if (current is not null && IsSame(current, secret))
        {
            (current.CheckedAt, current.CheckCode, current.Holdings) = (now, null, holdings.ToJson());
            return current;
        }

        if (current is not null)
        {
            await MakeRoomAsync(companyId, current, cancellationToken);
        }

        var entered = new RetellKey
        {
            Id = Guid.CreateVersion7(now), CompanyId = companyId, State = RetellKeyStates.Current, Hint = secret[..RetellKey.HintPart] + secret[^RetellKey.HintPart..],
            SecretProtected = texts.Protect(ProtectedText.RetellApiKey, companyId, secret), CreatedBy = tenant.UserId, CreatedAt = now, CheckedAt = now, Holdings = holdings.ToJson(),
        };
        database.RetellKeys.Add(entered);
        return entered;
    }

    // There is room for one beside the current key: for the one that Retell still signs with. A key that never signed goes before one that did.
    private async Task MakeRoomAsync(Guid companyId, RetellKey current, CancellationToken cancellationToken)
    {
        var previous = await database.RetellKeys.SingleOrDefaultAsync(key => key.CompanyId == companyId && key.State == RetellKeyStates.Previous, cancellationToken);
        var dropped = previous is { FirstSignedAt: not null } && current.FirstSignedAt is null ? current : previous;
        if (dropped is not null)
        {
            database.RetellKeys.Remove(dropped);
            await audit.RecordAsync("retell_key.removed", new(dropped.Id, RetellKeyFacts.Of(dropped).RetellKey), RetellKeyFacts.Of(dropped), null, cancellationToken);
            await database.SaveChangesAsync(cancellationToken);
        }

        if (dropped == current) return;
        current.State = RetellKeyStates.Previous;
        await database.SaveChangesAsync(cancellationToken);
    }

    // An unreadable key is another one: whoever enters a key again wants exactly that to end.
    private bool IsSame(RetellKey key, string secret)
    {
        try
        {
            return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Secret(key)), Encoding.UTF8.GetBytes(secret));
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private async Task EnsureAddressAsync(Guid companyId, CancellationToken cancellationToken)
    {
        var company = await database.Companies.SingleAsync(company => company.Id == companyId, cancellationToken);
        if (company.WebhookKeyHash is not null) return;
        var address = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(AddressBytes));
        company.WebhookKeyHash = SHA256.HashData(Encoding.UTF8.GetBytes(address));
        company.WebhookKeyProtected = texts.Protect(ProtectedText.WebhookKey, companyId, address);
    }
}
