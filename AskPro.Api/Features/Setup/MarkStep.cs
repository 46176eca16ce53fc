using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data.Memberships;
using AskPro.Data.Setup;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Setup;

/// <summary><c>PUT /api/setup/steps/{step}</c>: somebody has opened a step, is through with it, or leaves it out for now.</summary>
internal static class MarkStep
{
    private const string Opened = "opened";
    private const string Done = "done";
    private const string Skipped = "skipped";

    internal static void MapMarkStep(this RouteGroupBuilder setup) =>
        setup.MapPut("/steps/{step}", HandleAsync)
            .Needs(Right.Manage)
            .WithName("MarkSetupStep")
            .WithSummary("Open, finish or leave out a step")
            .WithDescription(
                "`outcome`: `opened`, `done` or `skipped` (`calendar` and `notifications` only). 409 `setup_step_unfinished` when a machine still finds something against `done`; the list of checks says what. "
                + "`opened` by support is answered and not noted.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<SetupView>, ValidationProblem, ProblemHttpResult>> HandleAsync(
        string step, Mark mark, SetupMarks marks, SetupReader reader, CancellationToken cancellationToken)
    {
        if (!SetupSteps.All.Contains(step)) return Problems.NotFound("The set-up has no such step.");
        var errors = new FieldErrors();
        var outcome = errors.Check("outcome", mark.Outcome, word => Fits(step, word), FieldErrorCodes.Unknown);
        if (errors.Any) return errors.ToProblem();

        if (outcome == Done && !await reader.IsThroughAsync(step, cancellationToken))
            return Problems.Of(StatusCodes.Status409Conflict, ProblemCodes.SetupStepUnfinished, "Something of this step is not in order yet.");
        if (outcome == Opened)
            await marks.OpenedAsync(step, cancellationToken);
        else
            await marks.FinishedAsync(step, outcome == Skipped, cancellationToken);
        return TypedResults.Ok(await reader.ReadAsync(cancellationToken));
    }

    private static bool Fits(string step, string outcome) => outcome is Opened or Done || (outcome == Skipped && SetupSteps.Skippable.Contains(step));

    /// <param name="Outcome"><c>opened</c>, <c>done</c> or <c>skipped</c>.</param>
    internal sealed record Mark(string? Outcome);
}
