using AskPro.Api.Hosting.Rights;
using AskPro.Data.Operators;
using AskPro.Data.Setup;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Operators;

/// <summary><c>GET /api/operators/setup</c>: where companies stop while they are being set up.</summary>
internal static class GetSetupFigures
{
    internal static void MapGetSetupFigures(this RouteGroupBuilder operators) =>
        operators.MapGet("/setup", HandleAsync)
            .NeedsOperator()
            .WithName("GetSetupFigures")
            .WithSummary("Where companies stop in their set-up")
            .WithDescription("Every step in its order, counted over all companies but those with invented calls.");

    private static async Task<Ok<SetupFigures>> HandleAsync(OperatorStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        var found = (await store.SetupStepsAsync(time.GetUtcNow(), cancellationToken)).ToDictionary(step => step.Step);
        return TypedResults.Ok(new SetupFigures([.. SetupSteps.All.Select(step => Row(found.GetValueOrDefault(step) ?? new(step, 0, 0, 0, 0, 0, null)))]));
    }

    private static SetupStepRow Row(SetupStepFigures step) =>
        new(step.Step, step.Opened, step.Finished, step.Skipped, step.Stopped, step.Measured, step.MedianSeconds);

    /// <param name="Steps">All steps, in order.</param>
    internal sealed record SetupFigures(IReadOnlyList<SetupStepRow> Steps);

    /// <param name="Step">Name of the step, as in <c>GET /api/setup</c>.</param>
    /// <param name="Opened">Companies that opened it.</param>
    /// <param name="Finished">Companies that are through.</param>
    /// <param name="Skipped">Companies that left it out.</param>
    /// <param name="Stopped">Companies that opened it more than 24 hours ago, are not through and have opened no other since.</param>
    /// <param name="Measured">Companies whose time from opening to through is known.</param>
    /// <param name="MedianSeconds">The median of these times; null below five.</param>
    internal sealed record SetupStepRow(string Step, long Opened, long Finished, long Skipped, long Stopped, long Measured, double? MedianSeconds);
}
