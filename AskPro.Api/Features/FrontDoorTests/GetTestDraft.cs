using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Operators;
using AskPro.Data.Setup;
using AskPro.Data.Tenancy;
using AskPro.Integrations.Retell.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.FrontDoorTests;

/// <summary><c>GET …/tests/draft</c>: an event to begin with.</summary>
internal static class GetTestDraft
{
    internal static void MapGetTestDraft(this RouteGroupBuilder tests) =>
        tests.MapGet("/draft", HandleAsync)
            .NeedsOperator()
            .WithMetadata(new AsksOutside())
            .WithName("GetTestDraft")
            .WithSummary("An event to begin with")
            .WithDescription(
                "For the company, an event of the kind `event` (`call_started`, `call_ended`, `call_analyzed`, `transcript_updated`) as Retell writes it; with `eventId` the shape of a "
                + "received one: every letter of its texts an x, every digit a 0. Nothing is sent.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<TestDraft>, ProblemHttpResult>> HandleAsync(
        Guid companyId, string? @event, Guid? eventId, TestDoorReader doors, TestStore store, AskProDbContext database, TenantContext tenant, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (await doors.FindAsync(companyId, false, cancellationToken) is not { } door) return Problems.NotFound("There is no such company.");
        if (eventId is not { } received)
        {
            return ComposedEvent.Of(@event ?? RetellEventNames.CallAnalyzed, door, SetupTest.CallIdPrefix, time.GetUtcNow()) is { } body
                ? TypedResults.Ok(new TestDraft(companyId, door.CompanyName, door.Name, door.Key is not null, doors.HasPlatformKey, door.Number, ComposedEvent.Draft(body)))
                : Problems.Invalid(ProblemCodes.InvalidRequest, "event is call_started, call_ended, call_analyzed or transcript_updated.");
        }

        await using var transaction = await TenantTransaction.BeginForOperatorAsync(database, tenant.UserId!.Value, readOnly: true, cancellationToken);
        var shape = await store.ShapeAsync(received, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return shape is not null && ComposedEvent.Draft(shape, door) is { } draft
            ? TypedResults.Ok(new TestDraft(companyId, door.CompanyName, door.Name, door.Key is not null, doors.HasPlatformKey, door.Number, draft))
            : Problems.NotFound("There is no such event, it is no event of a call, or it is longer than a test event may be.");
    }

    /// <param name="CompanyId">The company.</param>
    /// <param name="CompanyName">Its name.</param>
    /// <param name="Door">Whose address and key are used: <c>company</c>, or <c>platform</c> while the company has no key for Retell.</param>
    /// <param name="CanSign">Whether there is a key at all.</param>
    /// <param name="HasPlatformKey">Whether the platform has one: without it <c>wrong_key</c> and <c>not_json</c> say nothing.</param>
    /// <param name="Number">The company's number, E.164; null when it has none.</param>
    /// <param name="Body">The event. Call id and caller are the test's own, whatever stands there.</param>
    internal sealed record TestDraft(Guid CompanyId, string CompanyName, string Door, bool CanSign, bool HasPlatformKey, string? Number, string Body);
}
