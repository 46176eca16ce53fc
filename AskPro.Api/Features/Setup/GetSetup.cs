using AskPro.Api.Hosting.Rights;
using AskPro.Data.Memberships;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Setup;

/// <summary><c>GET /api/setup</c>: how far the company has come with its set-up.</summary>
internal static class GetSetup
{
    internal static void MapGetSetup(this RouteGroupBuilder setup) =>
        setup.MapGet("", HandleAsync)
            .Needs(Right.Manage)
            .WithName("GetSetup")
            .WithSummary("How far the set-up has come")
            .WithDescription("Every step with what a machine finds for it now, and when it was first opened and through.");

    private static async Task<Ok<SetupView>> HandleAsync(SetupReader reader, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reader.ReadAsync(cancellationToken));
}
