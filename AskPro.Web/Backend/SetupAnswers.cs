namespace AskPro.Web.Backend;

/// <summary>How far the company has come with its set-up.</summary>
/// <param name="Next">The first step that is neither through nor left out; null when there is none.</param>
public sealed record SetupAnswer(IReadOnlyList<SetupStepAnswer> Steps, string? Next);

/// <param name="State"><c>open</c>, <c>begun</c>, <c>done</c> or <c>skipped</c>.</param>
public sealed record SetupStepAnswer(string Step, string State, DateTimeOffset? OpenedAt, DateTimeOffset? FinishedAt, IReadOnlyList<SetupCheckAnswer> Checks);

/// <param name="Check">What a machine looked at.</param>
public sealed record SetupCheckAnswer(string Check, bool IsGood);

/// <param name="Test">Null when there was none.</param>
internal sealed record LatestTestAnswer(SetupTestAnswer? Test);

/// <param name="Kind"><c>call</c> or <c>event</c>.</param>
/// <param name="CallId">The call that came of it.</param>
/// <param name="CauseSubject">What the code of a light is about.</param>
/// <param name="IsLate">Whether something should have come by now.</param>
public sealed record SetupTestAnswer(
    Guid Id, string Kind, DateTimeOffset StartedAt, Guid? CallId, string? CauseSubject, bool IsPassed, bool IsLate, IReadOnlyList<TestLightAnswer> Lights);

/// <param name="State"><c>on</c>, <c>waiting</c> or <c>off</c>.</param>
/// <param name="Code">Why it is off.</param>
public sealed record TestLightAnswer(string Light, string State, DateTimeOffset? At, string? Code);
