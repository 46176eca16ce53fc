using AskPro.Api.Features.Audit;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Validation;
using AskPro.Data.Companies;
using AskPro.Data.Operators;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.Operators;

/// <summary>
/// Takes a company from one state to another, with a reason, noted in its own audit log and in the operators'. The database knows
/// the ways there are and ends the sessions of its people where they are locked out.
/// </summary>
internal sealed class CompanyTransitions(OperatorStore store, CompanyReader reader, OperatorAuditTrail audit, IOptions<OperatorOptions> options, TimeProvider time)
{
    internal const int LongestReason = 300;

    /// <param name="companyId">The company.</param>
    /// <param name="action">What it is called in the audit logs.</param>
    /// <param name="from">The states from which this is possible.</param>
    /// <param name="to">The state afterwards.</param>
    /// <param name="wish">What the operator typed.</param>
    /// <param name="cancellationToken">Cancels the statements.</param>
    internal async Task<Results<Ok<CompanyOverview>, ValidationProblem, ProblemHttpResult>> GoAsync(
        Guid companyId, string action, IReadOnlyList<string> from, string to, CompanyWish wish, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await store.FindAsync(companyId, now, cancellationToken) is not { } company) return GetCompanyForOperators.NotFound();

        var errors = new FieldErrors();
        var reason = errors.Text("reason", wish.Reason, LongestReason);
        // Typed, so that nobody deletes the neighbour in the list.
        if (to == CompanyStates.Deleting) errors.Check("name", wish.Name, typed => typed == company.Name.Trim(), FieldErrorCodes.NotTheName);
        if (errors.Any) return errors.ToProblem();

        DateTimeOffset? deleteAfter = to == CompanyStates.Deleting ? now + TimeSpan.FromDays(options.Value.DeletionGraceDays) : null;
        if (!from.Contains(company.State)
            || !await store.SetStateAsync(companyId, company.State, to, to == CompanyStates.Active ? null : reason, deleteAfter, now, cancellationToken))
        {
            return Problems.ChangedMeanwhile();
        }

        await audit.RecordForCompanyAsync(
            companyId, action, new(companyId, company.Name),
            new CompanyFacts(company.State, company.StateReason, company.DeleteAfter), new CompanyFacts(to, reason, deleteAfter), cancellationToken);
        return TypedResults.Ok(await reader.ReadAsync(companyId, cancellationToken));
    }

    /// <summary>What the audit logs compare.</summary>
    internal sealed record CompanyFacts(string State, string? Reason, DateTimeOffset? DeleteAfter);
}

/// <param name="Reason">Why, at most 300 characters; the company reads it in its audit log.</param>
/// <param name="Name">For a deletion: the name of the company, as a proof that it is the right one.</param>
internal sealed record CompanyWish(string? Reason, string? Name = null);
