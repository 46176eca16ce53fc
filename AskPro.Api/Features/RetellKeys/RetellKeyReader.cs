using AskPro.Data;
using AskPro.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.RetellKeys;

/// <summary>Reads the keys of the session's company inside the running tenant transaction.</summary>
internal sealed class RetellKeyReader(AskProDbContext database, TenantContext tenant)
{
    /// <summary>The keys, the current one first.</summary>
    internal async Task<IReadOnlyList<RetellKeyView>> AllAsync(CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        var rows = await database.RetellKeys.AsNoTracking()
            .Where(key => key.CompanyId == companyId)
            .OrderBy(key => key.State)
            .Select(key => new { Key = key, Maker = database.Users.Where(user => user.Id == key.CreatedBy).Select(user => user.DisplayName).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        var entered = new RetellEntered(
            await database.Agents.Where(agent => agent.CompanyId == companyId).Select(agent => agent.RetellAgentId).ToHashSetAsync(cancellationToken),
            await database.PhoneNumbers.Where(number => number.CompanyId == companyId).Select(number => number.E164).ToHashSetAsync(cancellationToken));
        return [.. rows.Select(row => RetellKeyView.Of(row.Key, row.Maker, entered))];
    }

    internal async Task<RetellKeyView> OneAsync(Guid id, CancellationToken cancellationToken) =>
        (await AllAsync(cancellationToken)).Single(key => key.Id == id);
}
