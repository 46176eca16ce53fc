using AskPro.Api.Features.Branches;
using AskPro.Api.Features.Companies;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.PhoneNumbers;

/// <summary><c>GET /api/phone-numbers</c>: the numbers that the company's agents answer.</summary>
internal static class ListPhoneNumbers
{
    internal static void MapListPhoneNumbers(this RouteGroupBuilder numbers) =>
        numbers.MapGet("", HandleAsync)
            .Needs(Right.Manage)
            .WithName("ListPhoneNumbers")
            .WithSummary("The company's numbers")
            .WithDescription("All of them, with the branches that a number may belong to.");

    private static async Task<Ok<PhoneNumberList>> HandleAsync(TenantContext tenant, AskProDbContext database, CompanyFactsReader facts, CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        var branches = await BranchChoices.ReadAsync(database, companyId, cancellationToken);
        var numbers = await database.PhoneNumbers.AsNoTracking()
            .Where(number => number.CompanyId == companyId)
            .OrderBy(number => number.E164)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new PhoneNumberList(
            [.. numbers.Select(number => PhoneNumberRow.Of(number, branches.Find(branch => branch.Id == number.BranchId)?.Name))], branches,
            (await facts.ReadAsync(companyId, cancellationToken)).VouchedFor));
    }

    /// <param name="Items">The numbers.</param>
    /// <param name="Branches">What a number may belong to.</param>
    /// <param name="VouchedFor">Whether a number alone gives the company its calls; not yet for companies that signed up.</param>
    internal sealed record PhoneNumberList(IReadOnlyList<PhoneNumberRow> Items, IReadOnlyList<BranchChoice> Branches, bool VouchedFor);
}
