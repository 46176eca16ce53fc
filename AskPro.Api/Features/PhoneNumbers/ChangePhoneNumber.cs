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

/// <summary><c>PUT /api/phone-numbers/{id}</c>: changes what a number is called and where it belongs. Another number is another entry.</summary>
internal static class ChangePhoneNumber
{
    internal static void MapChangePhoneNumber(this RouteGroupBuilder numbers) =>
        numbers.MapPut("/{id:guid}", HandleAsync)
            .Needs(Right.Manage)
            .NeedsAllBranches()
            .WithName("ChangePhoneNumber")
            .WithSummary("Change the name or branch of a number")
            .WithDescription("All fields, with the `version` that was read. 409 `changed_meanwhile` when somebody else was faster; read again and decide.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<GetPhoneNumber.PhoneNumberView>, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Guid id, Change change, TenantContext tenant, AskProDbContext database, AuditTrail audit, CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        var number = await database.PhoneNumbers.SingleOrDefaultAsync(number => number.CompanyId == companyId && number.Id == id, cancellationToken);
        if (number is null) return GetPhoneNumber.NotFound();

        var errors = new FieldErrors();
        var label = errors.Optional("label", change.Label, AddPhoneNumber.LongestLabel);
        var branch = await BranchName.FindAsync(database, companyId, change.BranchId, errors, cancellationToken);
        if (errors.Any) return errors.ToProblem();
        if (number.Version != change.Version) return Problems.ChangedMeanwhile();

        var oldBranch = await BranchName.FindAsync(database, companyId, number.BranchId, errors, cancellationToken);
        var before = new PhoneNumberFacts(number.E164, number.Label, oldBranch);
        (number.Label, number.BranchId) = (label, change.BranchId);
        await audit.RecordAsync(
            "number.changed", new(id, PhoneNumberReader.Format(number.E164)), before, before with { Label = label, Branch = branch }, cancellationToken);
        if (!await database.TrySaveAsync(cancellationToken)) return Problems.ChangedMeanwhile();
        return TypedResults.Ok(await GetPhoneNumber.ReadAsync(id, companyId, database, audit, cancellationToken));
    }

    /// <param name="Label">What the company calls it, up to 120 characters; may be left out.</param>
    /// <param name="BranchId">The branch it belongs to; may be left out.</param>
    /// <param name="Version">As it was read.</param>
    internal sealed record Change(string? Label, Guid? BranchId, uint Version);
}
