using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Branches;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.PhoneNumbers;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.PhoneNumbers;

/// <summary><c>DELETE /api/phone-numbers/{id}</c>: later calls to the number are no more this company's. Calls that came stay.</summary>
internal static class RemovePhoneNumber
{
    internal static void MapRemovePhoneNumber(this RouteGroupBuilder numbers) =>
        numbers.MapDelete("/{id:guid}", HandleAsync)
            .Needs(Right.Manage)
            .NeedsAllBranches()
            .WithName("RemovePhoneNumber")
            .WithSummary("Remove a number")
            .WithDescription("With the `version` that was read. Calls that came stay; later ones are kept without a company until somebody enters the number.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, uint version, TenantContext tenant, AskProDbContext database, AuditTrail audit, CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        var number = await database.PhoneNumbers.SingleOrDefaultAsync(number => number.CompanyId == companyId && number.Id == id, cancellationToken);
        if (number is null) return GetPhoneNumber.NotFound();
        if (number.Version != version) return Problems.ChangedMeanwhile();

        var branch = await BranchName.FindAsync(database, companyId, number.BranchId, new FieldErrors(), cancellationToken);
        database.PhoneNumbers.Remove(number);
        await audit.RecordAsync(
            "number.removed", new(id, PhoneNumberReader.Format(number.E164)), new PhoneNumberFacts(number.E164, number.Label, branch), null, cancellationToken);
        if (!await database.TrySaveAsync(cancellationToken)) return Problems.ChangedMeanwhile();
        return TypedResults.NoContent();
    }
}
