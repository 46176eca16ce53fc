using System.Text;
using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Setup;
using AskPro.Api.Features.Webhooks.Intake;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Operators;
using AskPro.Data.Tenancy;
using AskPro.Integrations.Retell.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace AskPro.Api.Features.FrontDoorTests;

/// <summary><c>POST /api/operators/tests</c>: sends an event through the front door as Retell does, or as nobody should.</summary>
internal static class SendTest
{
    /// <summary>What the audit logs call it.</summary>
    internal const string Action = "front_door.tested";

    internal static void MapSendTest(this RouteGroupBuilder tests) =>
        tests.MapPost("", HandleAsync)
            .NeedsOperator()
            .WithMetadata(new AsksOutside())
            .WithName("SendTest")
            .WithSummary("Try the front door")
            .WithDescription(
                "A real request to the company's webhook address, signed with its key; while it has none, to the platform's. `event` sends `body`, `twice` the same event two times. `wrong_key`, "
                + "`stale` and `missing` have a bad signature, `not_json` a body that is none; these four go to the platform's address and are held against nobody. Call id and caller are the test's own: "
                + "no call and no customer is changed, and figures leave it out; at the platform's address number and agent must be the company's (`not_own_number`, `not_own_agent`). What is set aside is "
                + "`discarded`. Both audit logs note it. 409 `no_signing_key`, `no_platform_key` (of `wrong_key` and `not_json`), or `test_under_way`: one at a time.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Created<TestView>, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Wish wish, TestDoorReader doors, FrontDoor door, TestReader reader, TestStore store, OperatorAuditTrail audit, AskProDbContext database, NpgsqlDataSource source,
        TenantContext tenant, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var errors = new FieldErrors();
        var kind = errors.Check("kind", wish.Kind, TestKinds.All.Contains, FieldErrorCodes.Unknown);
        if (wish.CompanyId is null) errors.Add("companyId", FieldErrorCodes.Required);
        var typed = kind == TestKinds.Event ? Typed(wish.Body, id, errors) : null;
        if (errors.Any) return errors.ToProblem();

        await using var turn = await TestTurn.TryTakeAsync(source, tenant.UserId!.Value, cancellationToken);
        if (turn is null) return Problems.Of(StatusCodes.Status409Conflict, ProblemCodes.TestUnderWay, "Another test of yours is under way. Try again in a moment.");
        var companyId = wish.CompanyId!.Value;
        // What is unreadable has no call id by which the company's figures could leave it out, and what is refused would stand in its own list.
        if (await doors.FindAsync(companyId, TestKinds.IsOfNobody(kind!), cancellationToken) is not { } there) return Problems.NotFound("There is no such company.");
        if (TestKinds.NeedsPlatformKey(kind!) && !doors.HasPlatformKey)
            return Problems.Of(StatusCodes.Status409Conflict, ProblemCodes.NoPlatformKey, "The platform has no key, and this is tried at its address. Set Retell__PlatformKey and restart Api.");
        if (there.Key is null && !TestKinds.IsOfNobody(kind!)) return Problems.Of(StatusCodes.Status409Conflict, ProblemCodes.NoSigningKey, "Neither the company nor the platform has a key that could sign.");

        var body = typed ?? (kind == TestKinds.NotJson
            ? Encoding.UTF8.GetBytes($"{ComposedEvent.CallId(id)} is no JSON")
            : ComposedEvent.Of(RetellEventNames.CallAnalyzed, there, ComposedEvent.CallId(id), now)!);
        var fault = RetellEnvelopeReader.Read(body, out var envelope);
        if (typed is not null && there.Refuses(envelope) is { } foreign) errors.Add("body", foreign);
        if (errors.Any) return errors.ToProblem();
        var before = await EffectAsync(store, database, tenant, ComposedEvent.CallId(id), companyId, cancellationToken);
        // From here on it is sent and noted, also when the page is no longer waited for; the door has its own patience.
        var answers = await door.KnockAsync(there.Address, body, TestSignature.Of(kind, body, there.Key), kind == TestKinds.Twice ? 2 : 1, CancellationToken.None);

        await using var transaction = await TenantTransaction.BeginForOperatorAsync(database, tenant.UserId!.Value, readOnly: false, CancellationToken.None);
        var eventId = await store.EventOfAsync(EventFingerprint.Of(there.KeyOf, envelope, fault == RetellEnvelopeFault.None, body), CancellationToken.None);
        if (eventId is { } stored) await store.DiscardAsync(stored, CancellationToken.None);
        await audit.RecordForCompanyAsync(
            companyId, Action, new AuditSubject(id, there.CompanyName), null,
            new TestFacts(
                kind, there.Name, envelope.Event, now, TestKinds.Expected(kind), string.Join(", ", answers.Select(answer => answer.Text)),
                Math.Round(answers.Sum(answer => answer.Milliseconds), 1), eventId, before.Seq ?? 0),
            CancellationToken.None);
        var view = await reader.FindAsync(id, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return TypedResults.Created($"/api/operators/tests/{id:D}", view!);
    }

    private static byte[]? Typed(string? text, Guid id, FieldErrors errors)
    {
        if (string.IsNullOrWhiteSpace(text)) errors.Add("body", FieldErrorCodes.Required);
        else if (text.Length > ComposedEvent.Longest) errors.Add("body", FieldErrorCodes.TooLong);
        else if (ComposedEvent.Read(text, ComposedEvent.CallId(id)) is { } body) return body;
        else errors.Add("body", FieldErrorCodes.NotAnEvent);
        return null;
    }

    private static async Task<TestEffect> EffectAsync(
        TestStore store, AskProDbContext database, TenantContext tenant, string callId, Guid companyId, CancellationToken cancellationToken)
    {
        await using var transaction = await TenantTransaction.BeginForOperatorAsync(database, tenant.UserId!.Value, readOnly: true, cancellationToken);
        return await store.EffectAsync(callId, companyId, cancellationToken);
    }

    /// <param name="CompanyId">Whose key and address are used.</param>
    /// <param name="Kind"><c>event</c>, <c>twice</c>, <c>wrong_key</c>, <c>stale</c>, <c>missing</c> or <c>not_json</c>.</param>
    /// <param name="Body">For <c>event</c>: the event, at most 64,000 characters.</param>
    internal sealed record Wish(Guid? CompanyId, string? Kind, string? Body);
}
