using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data.Operators;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Figures;

/// <summary><c>GET /api/operators/figures</c>: how much there was, from what is stored.</summary>
internal static class GetFigures
{
    internal static void AddFigures(this IServiceCollection services)
    {
        services.AddScoped<FigureStore>();
        services.AddSingleton<RememberedFigures>();
    }

    internal static void MapGetFigures(this RouteGroupBuilder operators) =>
        operators.MapGet("/figures", HandleAsync)
            .NeedsOperator()
            // The count has a transaction of its own; nobody who waits for it holds a connection.
            .WithMetadata(new AsksOutside())
            .WithName("GetFigures")
            .WithSummary("How much there was")
            .WithDescription(
                "Of the last 24 hours by the hour (`days=1`), or of 7 or 30 days of Europe/Berlin by the day, over all companies but the demo's and without test events; up to half a minute old. "
                + "Refused requests are counted by the hour for good. What takes longer than five seconds is given up: 422 `figures_too_slow`. Duplicates are not stored, so they are not among it: `askpro.inbox.duplicates` counts them.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<FiguresView>, ProblemHttpResult>> HandleAsync(
        int? days, RememberedFigures remembered, TenantContext tenant, CancellationToken cancellationToken)
    {
        var length = days ?? 1;
        if (!FigurePeriod.Lengths.Contains(length)) return Problems.Invalid(ProblemCodes.InvalidRequest, "days is 1, 7 or 30.");
        return await remembered.FindAsync(length, tenant.UserId!.Value, cancellationToken) is { } view
            ? TypedResults.Ok(view)
            : Problems.Of(StatusCodes.Status422UnprocessableEntity, ProblemCodes.FiguresTooSlow, "Counting took longer than five seconds. Ask for fewer days.");
    }
}
