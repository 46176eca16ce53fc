using System.Security.Claims;
using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Sessions;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data.Operators;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Operators;

/// <summary>
/// <c>POST …/{id}/support-accesses</c>: lets the operator into a company for a while, and goes on there in a new session.
/// The company sees it, with the reason, as long as it keeps its audit log.
/// </summary>
internal static class OpenSupport
{
    private const string Opened = "opened";
    private const string Unknown = "unknown";

    internal static void MapOpenSupport(this RouteGroupBuilder companies) =>
        companies.MapPost("/{id:guid}/support-accesses", HandleAsync)
            .NeedsOperator()
            .NeedsStepUp()
            .WithName("OpenSupport")
            .WithSummary("Open support access to a company")
            .WithDescription(
                "For 15 to 480 `minutes`, with a `reason` that the company reads. Answers a new token that works in the company with the role `support`: "
                + "list, summary and manage, no transcripts and recordings, no exports, no deletions. The token of this request is worth nothing afterwards. "
                + "409 `already_member` for who belongs to the company or has support access already.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<SignedIn>, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Guid id, Wish wish, ClaimsPrincipal principal, OperatorStore store, OperatorAuditTrail audit, SessionSwitch sessions, IHostEnvironment environment,
        TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await store.FindAsync(id, now, cancellationToken) is not { } company || (company.IsDemo && !environment.IsDevelopment()))
            return GetCompanyForOperators.NotFound();

        var errors = new FieldErrors();
        var reason = errors.Text("reason", wish.Reason, CompanyTransitions.LongestReason);
        var length = TimeSpan.FromMinutes(wish.Minutes ?? 0);
        if (length < SupportAccess.Shortest || length > SupportAccess.Longest) errors.Add("minutes", FieldErrorCodes.NotThatLong);
        if (errors.Any) return errors.ToProblem();

        var until = now + length;
        var accessId = Guid.CreateVersion7(now);
        switch (await store.OpenSupportAsync(accessId, id, reason, now, until, cancellationToken))
        {
            case Opened:
                break;
            case Unknown:
                return GetCompanyForOperators.NotFound();
            default:
                return Problems.Of(StatusCodes.Status409Conflict, ProblemCodes.AlreadyMember, "You are in this company already. Switch to it.");
        }

        await audit.RecordForCompanyAsync(id, "support.opened", new(accessId, company.Name), null, new SupportFacts(reason, until), cancellationToken, byName: true);
        var (signedIn, refusal) = await sessions.ToAsync(principal.Session(), id, cancellationToken);
        return signedIn is not null ? TypedResults.Ok(signedIn) : refusal!;
    }

    /// <param name="Reason">Why, at most 300 characters; the company reads it.</param>
    /// <param name="Minutes">For how long, 15 to 480.</param>
    internal sealed record Wish(string? Reason, int? Minutes);
}

/// <summary>What the audit logs say of a support access.</summary>
internal sealed record SupportFacts(string Reason, DateTimeOffset ExpiresAt);
