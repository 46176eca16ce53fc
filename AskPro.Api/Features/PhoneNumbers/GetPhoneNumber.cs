using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Branches;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.PhoneNumbers;

/// <summary><c>GET /api/phone-numbers/{id}</c>: one number with its latest change.</summary>
internal static class GetPhoneNumber
{
    internal static void MapGetPhoneNumber(this RouteGroupBuilder numbers) =>
        numbers.MapGet("/{id:guid}", HandleAsync)
            .Needs(Right.Manage)
            .WithName("GetPhoneNumber")
            .WithSummary("One number")
            .WithDescription("`version` belongs to these values: a change sends it back and is refused when somebody else was faster.")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<PhoneNumberView>, ProblemHttpResult>> HandleAsync(
        Guid id, TenantContext tenant, AskProDbContext database, AuditTrail audit, CancellationToken cancellationToken) =>
        await ReadAsync(id, tenant.RequiredCompanyId, database, audit, cancellationToken) is { } found ? TypedResults.Ok(found) : NotFound();

    internal static ProblemHttpResult NotFound() => Problems.NotFound("The company has no such number.");

    internal static async Task<PhoneNumberView?> ReadAsync(
        Guid id, Guid companyId, AskProDbContext database, AuditTrail audit, CancellationToken cancellationToken)
    {
        var number = await database.PhoneNumbers.AsNoTracking()
            .SingleOrDefaultAsync(number => number.CompanyId == companyId && number.Id == id, cancellationToken);
        if (number is null) return null;
        var branches = await BranchChoices.ReadAsync(database, companyId, cancellationToken);
        var row = PhoneNumberRow.Of(number, branches.Find(branch => branch.Id == number.BranchId)?.Name);
        return new(row, branches, await audit.LastChangeAsync(id, cancellationToken));
    }

    /// <param name="Number">The number.</param>
    /// <param name="Branches">What it may belong to.</param>
    /// <param name="Changed">The latest change; null when there was none.</param>
    internal sealed record PhoneNumberView(PhoneNumberRow Number, IReadOnlyList<BranchChoice> Branches, LastChange? Changed);
}
