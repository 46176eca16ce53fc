using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Operators;
using AskPro.Api.Features.Webhooks.Storing;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Operators;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Events;

/// <summary>
/// <c>POST /api/operators/events/replay</c>: has the Worker process again what did not end well, from the body as it was stored. It was verified when
/// it came; a signature is not looked at again, it would be too old.
/// </summary>
internal static class ReplayEvents
{
    internal static void MapReplayEvents(this RouteGroupBuilder events) =>
        events.MapPost("/replay", HandleAsync)
            .NeedsOperator()
            .NeedsStepUp()
            .WithName("ReplayEvents")
            .WithSummary("Process events again")
            .WithDescription(
                "Those that are quarantined, unassigned or dead and that the query means, in the words of `GET …/events`; with `eventId` that one. `expected` is how many events the person has seen "
                + "there: 409 when it is another number by now, and nothing is done. The audit log of the operators notes query, number and `reason`, and that of the company when it is one company's.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<Replayed>, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Replay wish, EventStore store, OperatorStore operators, OperatorAuditTrail audit, AskProDbContext database, WorkerWakeUp worker, HttpContext context, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var meant = MeantEvents.Trimmed(
            new EventsMeant(wish.EventId, wish.CompanyId, wish.State, wish.Event, wish.Cause, wish.CallId, wish.VerifiedBy, wish.From, wish.Until));
        if (MeantEvents.Fault(meant) is { } fault) return Problems.Invalid(ProblemCodes.InvalidRequest, fault);
        var errors = new FieldErrors();
        var reason = errors.Text("reason", wish.Reason, CompanyTransitions.LongestReason);
        if (wish.Expected is not > 0) errors.Add("expected", FieldErrorCodes.Required);
        if (errors.Any) return errors.ToProblem();

        var companyId = meant.EventId is { } one ? (await store.FindAsync(one, cancellationToken))?.CompanyId : meant.CompanyId;
        var queued = await store.ReplayAsync(meant, change: true, cancellationToken);
        if (queued.Events != wish.Expected) return Problems.ChangedMeanwhile();

        // Several events have no id in common; each replay has one.
        var subject = new AuditSubject(meant.EventId ?? Guid.CreateVersion7(time.GetUtcNow()), meant.EventId?.ToString("D") ?? meant.Cause ?? meant.State ?? EventsMeant.Aside);
        if (companyId is { } known && await operators.FindAsync(known, time.GetUtcNow(), cancellationToken) is not null)
        {
            await audit.RecordForCompanyAsync(
                known, "events.replayed", subject, null,
                new ReplayFacts(queued.Events, queued.Calls, meant.State, meant.Cause, meant.CallId, meant.Event, meant.VerifiedBy, meant.From, meant.Until, reason), cancellationToken);
        }
        else
        {
            await audit.RecordAsync(
                companyId, "events.replayed", subject, null,
                new ReplayFacts(queued.Events, queued.Calls, meant.State, meant.Cause, meant.CallId, meant.Event, meant.VerifiedBy, meant.From, meant.Until, reason), cancellationToken);
            await database.SaveChangesAsync(cancellationToken);
        }

        // After the commit: before it the Worker would find nothing.
        context.Response.OnCompleted(() =>
        {
            worker.Signal();
            return Task.CompletedTask;
        });
        return TypedResults.Ok(new Replayed(queued.Calls, queued.Events));
    }

    /// <param name="EventId">One event.</param>
    /// <param name="CompanyId">Those of a company.</param>
    /// <param name="State">A state, or <c>aside</c>.</param>
    /// <param name="Event">A kind.</param>
    /// <param name="Cause">A cause.</param>
    /// <param name="CallId">Those of a call.</param>
    /// <param name="VerifiedBy">Whose key had signed them.</param>
    /// <param name="From">Received then or later.</param>
    /// <param name="Until">Received before.</param>
    /// <param name="Expected">How many events the person has seen.</param>
    /// <param name="Reason">Why, at most 300 characters; the company reads it.</param>
    internal sealed record Replay(
        Guid? EventId, Guid? CompanyId, string? State, string? Event, string? Cause, string? CallId, string? VerifiedBy, DateTimeOffset? From, DateTimeOffset? Until,
        long? Expected, string? Reason);

    /// <param name="Calls">How many calls are processed again.</param>
    /// <param name="Events">How many events.</param>
    internal sealed record Replayed(long Calls, long Events);

    /// <summary>What the audit logs say of it.</summary>
    internal sealed record ReplayFacts(
        long Events, long Calls, string? EventState, string? Cause, string? CallId, string? EventKind, string? VerifiedBy, DateTimeOffset? ReceivedFrom, DateTimeOffset? ReceivedUntil,
        string Reason);
}
