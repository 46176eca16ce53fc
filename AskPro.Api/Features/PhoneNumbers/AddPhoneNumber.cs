using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Branches;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.PhoneNumbers;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AskPro.Api.Features.PhoneNumbers;

/// <summary><c>POST /api/phone-numbers</c>: enters a number. Calls that came to it before appear by themselves.</summary>
internal static class AddPhoneNumber
{
    internal const int LongestLabel = 120;

    internal static void MapAddPhoneNumber(this RouteGroupBuilder numbers) =>
        numbers.MapPost("", HandleAsync)
            .Needs(Right.Manage)
            .NeedsAllBranches()
            .WithName("AddPhoneNumber")
            .WithSummary("Enter a number")
            .WithDescription(
                "In any spelling. A number belongs to one company: `duplicate` when it is this one, `taken` when another has it. "
                + "Calls to the number that came before appear within seconds.")
            .ProducesValidationProblem();

    private static async Task<Results<Created<GetPhoneNumber.PhoneNumberView>, ValidationProblem>> HandleAsync(
        Addition addition, TenantContext tenant, AskProDbContext database, AuditTrail audit, TimeProvider time, CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        var errors = new FieldErrors();
        if (!PhoneNumberReader.TryReadE164(addition.Number, out var e164))
            errors.Add("number", ReadPhoneNumber.RefusalOf(addition.Number));
        else if (await database.PhoneNumbers.AnyAsync(number => number.CompanyId == companyId && number.E164 == e164, cancellationToken))
            errors.Add("number", FieldErrorCodes.Duplicate);
        var label = errors.Optional("label", addition.Label, LongestLabel);
        var branch = await BranchName.FindAsync(database, companyId, addition.BranchId, errors, cancellationToken);
        if (errors.Any || e164 is null) return errors.ToProblem();

        var now = time.GetUtcNow();
        var number = new PhoneNumber
        {
            Id = Guid.CreateVersion7(now), CompanyId = companyId, E164 = e164, Label = label, BranchId = addition.BranchId, CreatedAt = now,
        };
        database.PhoneNumbers.Add(number);
        await audit.RecordAsync(
            "number.added", new(number.Id, PhoneNumberReader.Format(e164)), null, new PhoneNumberFacts(e164, label, branch), cancellationToken);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        // Whose it is stays unsaid: row security hides the other row, only the index knows of it.
        catch (DbUpdateException refused) when (refused.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            errors.Add("number", FieldErrorCodes.Taken);
            return errors.ToProblem();
        }

        var stored = await GetPhoneNumber.ReadAsync(number.Id, companyId, database, audit, cancellationToken);
        return TypedResults.Created($"/api/phone-numbers/{number.Id:D}", stored);
    }

    /// <param name="Number">In any spelling; without a country code it is German.</param>
    /// <param name="Label">What the company calls it, up to 120 characters; may be left out.</param>
    /// <param name="BranchId">The branch it belongs to; may be left out.</param>
    internal sealed record Addition(string? Number, string? Label, Guid? BranchId);
}
