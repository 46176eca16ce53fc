using AskPro.Api.Features.RetellWebhooks;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Setup;
using AskPro.Data.Tenancy;
using AskPro.Integrations.Retell.Rehearsal;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Setup;

/// <summary><c>POST /api/setup/tests</c>: begins a test of the whole way.</summary>
internal static class StartTest
{
    internal static void MapStartTest(this RouteGroupBuilder setup) =>
        setup.MapPost("/tests", HandleAsync)
            .Needs(Right.Manage)
            .WithMetadata(new AsksOutside())
            .WithName("StartSetupTest")
            .WithSummary("Begin a test")
            .WithDescription(
                "`call`: waits for the next call. `event`: signs the events of a call that nobody made with the company's key and sends them to its webhook address, "
                + "so that they go every way that Retell's go; a light says where they stopped. 409 `no_retell_key` or `retell_key_unreadable`.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Created<SetupTestView>, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Wish wish, WebhookBusinessReader businesses, FrontDoor door, SetupTestReader reader, AskProDbContext database, TenantContext tenant, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var kind = errors.Check("kind", wish.Kind, word => word is SetupTestKinds.Call or SetupTestKinds.Event, FieldErrorCodes.Unknown);
        if (errors.Any) return errors.ToProblem();
        var (business, code) = await businesses.ReadAsync(cancellationToken);
        if (business is null) return NoKey(code!);

        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var test = new SetupTest
        {
            Id = id, CompanyId = tenant.RequiredCompanyId, Kind = kind, StartedAt = now, StartedBy = tenant.UserId,
            CallId = kind == SetupTestKinds.Event ? $"{SetupTest.CallIdPrefix}{id:N}" : null,
        };
        var language = await AddAsync(test, database, tenant, cancellationToken);
        if (test.CallId is { } callId)
        {
            var events = new TestEvents(callId, TestEventText.In(language), business.Numbers is [var number, ..] ? number : null, business.Agents is [var agent, ..] ? agent : null);
            test.Fault = await door.SendAsync(new Uri(business.Wish.Url!), business.Key, events, cancellationToken);
        }

        await using var transaction = await TenantTransaction.BeginAsync(database, tenant, cancellationToken);
        if (test.Fault is { } fault)
        {
            await database.SetupTests.Where(row => row.CompanyId == test.CompanyId && row.Id == id)
                .ExecuteUpdateAsync(row => row.SetProperty(sent => sent.Fault, fault), cancellationToken);
        }

        var view = await reader.FindAsync(id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Created("/api/setup/tests/latest", view!);
    }

    internal static ProblemHttpResult NoKey(string code) => Problems.Of(
        StatusCodes.Status409Conflict, code,
        code == ProblemCodes.NoRetellKey ? "The company has no key for Retell. Enter one first." : "The stored key cannot be read any more. Enter it again.");

    private static async Task<string> AddAsync(SetupTest test, AskProDbContext database, TenantContext tenant, CancellationToken cancellationToken)
    {
        await using var transaction = await TenantTransaction.BeginAsync(database, tenant, cancellationToken);
        database.SetupTests.Add(test);
        await database.SaveChangesAsync(cancellationToken);
        var language = await database.Companies.Where(company => company.Id == test.CompanyId).Select(company => company.Language).SingleAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        database.ChangeTracker.Clear();
        return language;
    }

    /// <param name="Kind"><c>call</c> or <c>event</c>.</param>
    internal sealed record Wish(string? Kind);
}
