namespace AskPro.Api.Features.Health;

/// <summary><c>GET /api/status</c>: for everybody, the parts that customers know, without a number.</summary>
internal static class GetStatus
{
    private const string TenSeconds = "public, max-age=10";

    internal static void MapGetStatus(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/status", (HealthBoard board, HttpContext http) =>
            {
                http.Response.Headers.CacheControl = TenSeconds;
                return TypedResults.Ok(StatusParts.Of(board.Read()));
            })
            .AllowAnonymous()
            .WithName("GetStatus")
            .WithTags("Status")
            .WithSummary("Whether AskPro is well")
            .WithDescription("For everybody and for monitors: taking calls, processing them, the pages, mails. It answers from memory, also while the database is away.");
}
