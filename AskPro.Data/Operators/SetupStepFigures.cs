namespace AskPro.Data.Operators;

/// <summary>How companies got through a step of their set-up; those with invented calls do not count.</summary>
/// <param name="Step">One of <see cref="Setup.SetupSteps.All"/>.</param>
/// <param name="Opened">How many companies opened it.</param>
/// <param name="Finished">How many are through.</param>
/// <param name="Skipped">How many left it out.</param>
/// <param name="Stopped">How many opened it more than 24 hours ago, are not through and opened no other since.</param>
/// <param name="Measured">For how many the time from opening to through is known.</param>
/// <param name="MedianSeconds">The median of these times, in seconds; null below five of them.</param>
public sealed record SetupStepFigures(string Step, long Opened, long Finished, long Skipped, long Stopped, long Measured, double? MedianSeconds);
