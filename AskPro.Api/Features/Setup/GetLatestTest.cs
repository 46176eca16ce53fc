using AskPro.Api.Hosting.Rights;
using AskPro.Data.Memberships;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Setup;

/// <summary><c>GET /api/setup/tests/latest</c>: how far the latest test has come.</summary>
internal static class GetLatestTest
{
    internal static void MapGetLatestTest(this RouteGroupBuilder setup) =>
        setup.MapGet("/tests/latest", HandleAsync)
            .Needs(Right.Manage)
            .WithName("GetLatestSetupTest")
            .WithSummary("The latest test")
            .WithDescription("Its lights, from the phone to the page. A test by phone takes the first call that came after it was begun.");

    private static async Task<Ok<LatestTestView>> HandleAsync(SetupTestReader reader, CancellationToken cancellationToken) =>
        TypedResults.Ok(new LatestTestView(await reader.LatestAsync(cancellationToken)));
}
