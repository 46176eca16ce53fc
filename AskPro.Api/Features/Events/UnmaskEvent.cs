using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Operators;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Operators;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Events;

/// <summary>
/// <c>POST …/{eventId}/body</c>: what an event says, in clear. People's names, numbers and words: so with a fresh proof, with a reason, and noted where the company reads it.
/// </summary>
internal static class UnmaskEvent
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void MapUnmaskEvent(this RouteGroupBuilder events) =>
        events.MapPost("/{eventId:guid}/body", HandleAsync)
            .NeedsOperator()
            .NeedsStepUp()
            .WithName("UnmaskEvent")
            .WithSummary("What an event says")
            .WithDescription(
                "The first 256 KiB of its body in clear, this once: the answer is not to be kept. `reason` stands in the audit log of the operators and, when the event is a company's, in that of the company.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<ClearBody>, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Guid eventId, Unmasking wish, EventStore store, OperatorStore operators, OperatorAuditTrail audit, AskProDbContext database, TimeProvider time, HttpContext context,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var reason = errors.Text("reason", wish.Reason, CompanyTransitions.LongestReason);
        if (errors.Any) return errors.ToProblem();
        if (await store.FindAsync(eventId, cancellationToken) is not { } row || await store.BodyAsync(eventId, cancellationToken) is not { Beginning: { } said } body)
            return Problems.NotFound("There is no such event, or its body is gone.");

        var subject = new AuditSubject(eventId, eventId.ToString("D"));
        if (row.CompanyId is { } company && await operators.FindAsync(company, time.GetUtcNow(), cancellationToken) is not null)
        {
            await audit.RecordForCompanyAsync(company, "events.unmasked", subject, null, new UnmaskFacts(row.Event, row.CallId, reason), cancellationToken);
        }
        else
        {
            await audit.RecordAsync(row.CompanyId, "events.unmasked", subject, null, new UnmaskFacts(row.Event, row.CallId, reason), cancellationToken);
            await database.SaveChangesAsync(cancellationToken);
        }

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new ClearBody(TextOf(said), !body.IsWhole));
    }

    private static string TextOf(byte[] said)
    {
        try
        {
            using var json = JsonDocument.Parse(said);
            return JsonSerializer.Serialize(json, Pretty);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or ArgumentException)
        {
            // Also when it is JSON around something that is no text.
            return Encoding.UTF8.GetString(said);
        }
    }

    /// <param name="Reason">Why, at most 300 characters; the company reads it.</param>
    internal sealed record Unmasking(string? Reason);

    /// <param name="Text">The body, indented when it is JSON.</param>
    /// <param name="IsCut">Whether it is only its beginning.</param>
    internal sealed record ClearBody(string Text, bool IsCut);

    /// <summary>What the audit logs say of it.</summary>
    internal sealed record UnmaskFacts(string? EventKind, string? CallId, string Reason);
}
