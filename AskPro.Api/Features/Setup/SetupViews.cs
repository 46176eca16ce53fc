namespace AskPro.Api.Features.Setup;

/// <param name="Steps">All steps, in order.</param>
/// <param name="Next">The first step that is neither through nor left out; null when there is none.</param>
internal sealed record SetupView(IReadOnlyList<SetupStepView> Steps, string? Next);

/// <param name="Step">One of <c>account</c>, <c>company</c>, <c>retell</c>, <c>webhook</c>, <c>calendar</c>, <c>privacy</c>, <c>notifications</c>, <c>test_call</c>.</param>
/// <param name="State"><c>open</c>: never looked at; <c>begun</c>; <c>done</c>; <c>skipped</c>.</param>
/// <param name="OpenedAt">When somebody of the company first opened it, or support was through with it.</param>
/// <param name="FinishedAt">When it was first through, or left out.</param>
/// <param name="Checks">What a machine has to find before it is done; a step that was through falls back to <c>begun</c> when one fails.</param>
internal sealed record SetupStepView(string Step, string State, DateTimeOffset? OpenedAt, DateTimeOffset? FinishedAt, IReadOnlyList<SetupCheckView> Checks);

/// <param name="Check">What is looked at, as in <c>key_good</c>.</param>
/// <param name="IsGood">What was found.</param>
internal sealed record SetupCheckView(string Check, bool IsGood);

/// <param name="Test">The latest; null when there was none.</param>
internal sealed record LatestTestView(SetupTestView? Test);

/// <param name="Id">Id of the test.</param>
/// <param name="Kind"><c>call</c> by phone, or <c>event</c> without one.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="CallId">The call that came of it, for <c>GET /api/calls/{id}</c>; null until it has.</param>
/// <param name="CauseSubject">The number or the agent that the code of a light is about.</param>
/// <param name="IsPassed">Whether all lights are on.</param>
/// <param name="IsLate">Whether something should have come by now and has not.</param>
/// <param name="Lights">The way from the phone to the page.</param>
internal sealed record SetupTestView(
    Guid Id, string Kind, DateTimeOffset StartedAt, Guid? CallId, string? CauseSubject, bool IsPassed, bool IsLate, IReadOnlyList<TestLightView> Lights);

/// <param name="Light"><c>called</c>, <c>event</c>, <c>signature</c>, <c>transcript</c>, <c>summary</c> or <c>seen</c>.</param>
/// <param name="State"><c>on</c>, <c>waiting</c> or <c>off</c>.</param>
/// <param name="At">When it went on.</param>
/// <param name="Code">Why it is off.</param>
internal sealed record TestLightView(string Light, string State, DateTimeOffset? At, string? Code);
