using AskPro.Api.Features.RetellWebhooks;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Setup;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Setup;

/// <summary><c>POST /api/setup/tests/{id}/causes</c>: asks Retell why no event came.</summary>
internal static class FindCause
{
    // A page that is left open asks again and again; Retell need not hear each of them.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    internal static void MapFindCause(this RouteGroupBuilder setup) =>
        setup.MapPost("/tests/{id:guid}/causes", HandleAsync)
            .Needs(Right.Manage)
            .WithMetadata(new AsksOutside())
            .WithName("FindSetupTestCause")
            .WithSummary("Ask Retell why no event came")
            .WithDescription("Only for a test by phone for which nothing has come in time; otherwise nothing is asked. What Retell says becomes the code of the light, also when it refuses.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<SetupTestView>, ProblemHttpResult>> HandleAsync(
        Guid id, SetupTestReader reader, WebhookBusinessReader businesses, TestCauses causes, AskProDbContext database, TenantContext tenant, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        var before = await ReadAsync(id, reader, database, tenant, cancellationToken);
        if (before is null) return Problems.NotFound("The company has no such test.");
        var now = time.GetUtcNow();
        if (before is not { Kind: SetupTestKinds.Call, CallId: null, IsLate: true } || !await TakeTurnAsync(id, database, tenant, now, cancellationToken))
            return TypedResults.Ok(before);

        var (business, code) = await businesses.ReadAsync(cancellationToken);
        if (business is null) return StartTest.NoKey(code!);
        var (cause, subject) = await causes.FindAsync(business, before.StartedAt, cancellationToken);
        await using var transaction = await TenantTransaction.BeginAsync(database, tenant, cancellationToken);
        await database.SetupTests.Where(test => test.CompanyId == companyId && test.Id == id)
            .ExecuteUpdateAsync(test => test.SetProperty(row => row.Cause, cause).SetProperty(row => row.CauseSubject, subject), cancellationToken);
        var after = await reader.FindAsync(id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(after!);
    }

    private static async Task<SetupTestView?> ReadAsync(Guid id, SetupTestReader reader, AskProDbContext database, TenantContext tenant, CancellationToken cancellationToken)
    {
        await using var transaction = await TenantTransaction.BeginReadAsync(database, tenant, cancellationToken);
        var view = await reader.FindAsync(id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return view;
    }

    // Zero rows: somebody asked a moment ago.
    private static async Task<bool> TakeTurnAsync(Guid id, AskProDbContext database, TenantContext tenant, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (companyId, before) = (tenant.RequiredCompanyId, now - Fresh);
        await using var transaction = await TenantTransaction.BeginAsync(database, tenant, cancellationToken);
        var taken = await database.SetupTests
            .Where(test => test.CompanyId == companyId && test.Id == id && (test.CauseAskedAt == null || test.CauseAskedAt < before))
            .ExecuteUpdateAsync(test => test.SetProperty(row => row.CauseAskedAt, now), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return taken == 1;
    }
}
