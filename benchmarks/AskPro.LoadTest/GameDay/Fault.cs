using AskPro.Data.Health;

namespace AskPro.LoadTest.GameDay;

/// <summary>Something that goes wrong, and what has to be seen of it.</summary>
/// <param name="Name">In the table.</param>
/// <param name="Alert">The rule that has to fire.</param>
/// <param name="Component">The part that the operators' page has to blame.</param>
/// <param name="Cause">Why, a stable code.</param>
/// <param name="StageAsync">Makes it so.</param>
/// <param name="TakeBackAsync">Undoes it as the runbook says.</param>
internal sealed record Fault(
    string Name, string Alert, string Component, string Cause, Func<CancellationToken, Task> StageAsync, Func<CancellationToken, Task> TakeBackAsync)
{
    /// <summary>What somebody does again and again meanwhile: some faults show only where somebody wants something.</summary>
    public Func<CancellationToken, Task>? MeanwhileAsync { get; init; }

    /// <summary>The rule looks back over minutes, so that its end is waited for while other faults are staged.</summary>
    public bool IsOverLate { get; init; }

    /// <summary>What says what to do; page and alert have to lead there.</summary>
    public string Runbook => ComponentCauses.RunbookOf(Cause) ?? throw new InvalidOperationException($"{Cause} has no runbook.");

    /// <summary>Api cannot tell who is an operator then; Web shows what it knows itself.</summary>
    public bool TakesDatabaseAway => Cause == ComponentCauses.DatabaseAway;
}
