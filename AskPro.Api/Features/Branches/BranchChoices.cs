using AskPro.Data;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Branches;

/// <summary>The branches of the company, for whatever belongs to one.</summary>
internal static class BranchChoices
{
    internal static Task<List<BranchChoice>> ReadAsync(AskProDbContext database, Guid companyId, CancellationToken cancellationToken) =>
        database.Branches.AsNoTracking()
            .Where(branch => branch.CompanyId == companyId)
            .OrderBy(branch => branch.Name)
            .Select(branch => new BranchChoice(branch.Id, branch.Name))
            .ToListAsync(cancellationToken);
}

/// <param name="Id">Id of the branch.</param>
/// <param name="Name">Its name.</param>
internal sealed record BranchChoice(Guid Id, string Name);
