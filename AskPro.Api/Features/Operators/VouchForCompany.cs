using AskPro.Api.Features.Audit;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data.Operators;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Operators;

/// <summary><c>POST …/{id}/vouching</c>: an operator has checked that the numbers of a company that signed up are its own.</summary>
internal static class VouchForCompany
{
    internal static void MapVouchForCompany(this RouteGroupBuilder companies) =>
        companies.MapPost("/{id:guid}/vouching", HandleAsync)
            .NeedsOperator()
            .WithName("VouchForCompany")
            .WithSummary("Vouch for a company's numbers")
            .WithDescription("Its numbers decide whose a call is from now on, and calls that were kept appear within seconds. 409 when somebody has vouched for it already.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<CompanyOverview>, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Guid id, CompanyWish wish, OperatorStore store, CompanyReader reader, OperatorAuditTrail audit, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, time.GetUtcNow(), cancellationToken) is not { } company) return GetCompanyForOperators.NotFound();
        var errors = new FieldErrors();
        var reason = errors.Text("reason", wish.Reason, CompanyTransitions.LongestReason);
        if (errors.Any) return errors.ToProblem();
        if (!await store.VouchAsync(id, cancellationToken)) return Problems.ChangedMeanwhile();

        await audit.RecordForCompanyAsync(
            id, "company.vouched_for", new(id, company.Name), new VouchFacts(false, null), new VouchFacts(true, reason), cancellationToken);
        return TypedResults.Ok(await reader.ReadAsync(id, cancellationToken));
    }

    /// <summary>What the audit logs compare.</summary>
    internal sealed record VouchFacts(bool VouchedFor, string? Reason);
}
