using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Operators;
using AskPro.Api.Features.Webhooks.Storing;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data.Companies;
using AskPro.Data.Operators;
using AskPro.Data.PhoneNumbers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Unassigned;

/// <summary>
/// <c>POST …/{eventId}/assignment</c>: a person says whose a call is, or all that wait for the same. The Worker then processes them as if
/// they had just come.
/// </summary>
internal static class AssignEvents
{
    private const string OneCall = "call";
    private const string AllAlike = "all";

    internal static void MapAssignEvents(this RouteGroupBuilder unassigned) =>
        unassigned.MapPost("/{eventId:guid}/assignment", HandleAsync)
            .NeedsOperator()
            .NeedsStepUp()
            .WithName("AssignEvents")
            .WithSummary("Say whose events are")
            .WithDescription(
                "`scope` is `call`: this call, whose later events go after it, and nothing else; or `all`: everything that waits for the same. Then the number or the agent is entered for the "
                + "company where there is one that can decide (`remedy` of the group), so that later calls find it too; otherwise only these events are assigned. "
                + "The company reads it in its audit log, with the `reason`. 409 when somebody was faster.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<Assigned>, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Guid eventId, Assignment wish, UnassignedReader reader, UnassignedStore store, AssignmentEntry entry, OperatorStore operators,
        OperatorAuditTrail audit, WorkerWakeUp worker, HttpContext context, TimeProvider time, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var reason = errors.Text("reason", wish.Reason, CompanyTransitions.LongestReason);
        var scope = errors.Check("scope", wish.Scope, typed => typed is OneCall or AllAlike, FieldErrorCodes.Unknown);
        var company = wish.CompanyId is { } id ? await operators.FindAsync(id, time.GetUtcNow(), cancellationToken) : null;
        if (wish.CompanyId is null) errors.Add("companyId", FieldErrorCodes.Required);
        else if (company is null or { State: CompanyStates.Deleting }) errors.Add("companyId", FieldErrorCodes.Unknown);
        else if (!company.VouchedFor) errors.Add("companyId", FieldErrorCodes.NotVouchedFor);
        if (errors.Any || company is null) return errors.ToProblem();
        if (await reader.FindAsync(eventId, cancellationToken) is not { } group) return Problems.ChangedMeanwhile();

        var remedy = scope == AllAlike ? group.Remedy : Remedies.Events;
        if (!await entry.MakeAsync(remedy, group, company, cancellationToken))
        {
            errors.Add("companyId", FieldErrorCodes.Taken);
            return errors.ToProblem();
        }

        var queued = await store.QueueAsync(eventId, scope == AllAlike, remedy == Remedies.Events ? company.Id : null, cancellationToken);
        if (queued.Events == 0) return Problems.ChangedMeanwhile();

        var number = PhoneNumberReader.TryReadE164(group.Number, out var e164) ? PhoneNumberReader.Format(e164) : group.Number;
        await audit.RecordForCompanyAsync(
            company.Id, "company.calls_assigned", new(eventId, number ?? group.AgentId ?? company.Name), null,
            new AssignmentFacts(queued.Calls, group.Number, group.AgentId, reason), cancellationToken);
        // After the commit: before it the Worker would find nothing.
        context.Response.OnCompleted(() =>
        {
            worker.Signal();
            return Task.CompletedTask;
        });
        return TypedResults.Ok(new Assigned(queued.Calls, queued.Events, remedy));
    }

    /// <param name="CompanyId">Whose they are; a company whose numbers are checked.</param>
    /// <param name="Scope"><c>call</c> or <c>all</c>.</param>
    /// <param name="Reason">Why, at most 300 characters; the company reads it.</param>
    internal sealed record Assignment(Guid? CompanyId, string? Scope, string? Reason);

    /// <param name="Calls">How many calls go to the company.</param>
    /// <param name="Events">How many events.</param>
    /// <param name="Remedy">What was done: <c>number</c>, <c>agent</c> or <c>events</c>.</param>
    internal sealed record Assigned(long Calls, long Events, string Remedy);

    /// <summary>What the audit logs say of it.</summary>
    internal sealed record AssignmentFacts(long Calls, string? Number, string? AgentId, string Reason);
}
