using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Branches;

/// <summary>Finds the branch that a request names; one of another company is unknown.</summary>
internal static class BranchName
{
    internal static async Task<string?> FindAsync(
        AskProDbContext database, Guid companyId, Guid? branchId, FieldErrors errors, CancellationToken cancellationToken)
    {
        if (branchId is null) return null;
        var name = await database.Branches
            .Where(branch => branch.CompanyId == companyId && branch.Id == branchId)
            .Select(branch => branch.Name)
            .SingleOrDefaultAsync(cancellationToken);
        if (name is null) errors.Add("branchId", FieldErrorCodes.Unknown);
        return name;
    }
}
