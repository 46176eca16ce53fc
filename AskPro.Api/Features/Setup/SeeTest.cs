using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Setup;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Setup;

/// <summary><c>PUT /api/setup/tests/{id}/seen</c>: a browser shows the tested call with all that belongs to it. That was the last light.</summary>
internal static class SeeTest
{
    internal static void MapSeeTest(this RouteGroupBuilder setup) =>
        setup.MapPut("/tests/{id:guid}/seen", HandleAsync)
            .Needs(Right.Manage)
            .WithName("SeeSetupTest")
            .WithSummary("The tested call was seen")
            .WithDescription("Counts only when every other light is on; then the step is through. Twice is once.")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<SetupTestView>, ProblemHttpResult>> HandleAsync(
        Guid id, SetupTestReader reader, SetupMarks marks, AskProDbContext database, TenantContext tenant, TimeProvider time, CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        if (await reader.FindAsync(id, cancellationToken) is not { } view) return Problems.NotFound("The company has no such test.");
        if (view.IsPassed || !TestLights.IsReadyToSee(view)) return TypedResults.Ok(view);

        var now = time.GetUtcNow();
        await database.SetupTests.Where(test => test.CompanyId == companyId && test.Id == id && test.SeenAt == null)
            .ExecuteUpdateAsync(test => test.SetProperty(row => row.SeenAt, now), cancellationToken);
        await marks.FinishedAsync(SetupSteps.TestCall, skipped: false, cancellationToken);
        return TypedResults.Ok((await reader.FindAsync(id, cancellationToken))!);
    }
}
