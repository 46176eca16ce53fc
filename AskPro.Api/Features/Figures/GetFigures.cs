using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data.Operators;
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
            .WithName("GetFigures")
            .WithSummary("How much there was")
            .WithDescription(
                "Of the last 24 hours by the hour (`days=1`), or of 7 or 30 days of Europe/Berlin by the day, over all companies but the demo's and without test events; up to half a minute old. "
                + "Duplicates are not stored, so they are not among it: `askpro.inbox.duplicates` counts them.")
            .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<Results<Ok<FiguresView>, ProblemHttpResult>> HandleAsync(
        int? days, FigureStore store, RememberedFigures remembered, TimeProvider time, CancellationToken cancellationToken)
    {
        var length = days ?? 1;
        if (!FigurePeriod.Lengths.Contains(length)) return Problems.Invalid(ProblemCodes.InvalidRequest, "days is 1, 7 or 30.");
        if (remembered.Find(length) is { } known) return TypedResults.Ok(known);
        var period = FigurePeriod.Of(length, time.GetUtcNow());
        var view = FiguresView.Of(period, await store.ReadAsync(period.From, period.Until, period.Unit, cancellationToken));
        remembered.Keep(length, view);
        return TypedResults.Ok(view);
    }
}
