namespace AskPro.Api.Features.FrontDoorTests;

/// <summary>What the audit logs say of a test; what became of it is read from what was stored.</summary>
/// <param name="TestKind">One of <see cref="TestKinds"/>.</param>
/// <param name="Door">Whose address and key were used.</param>
/// <param name="EventKind">The event; null for a body that is none.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="Expected">What the front door should answer.</param>
/// <param name="Seen">What it answered.</param>
/// <param name="Milliseconds">How long it took, all answers together.</param>
/// <param name="EventId">The event that was stored; null when none was.</param>
/// <param name="FeedSeq">How often something of the company had changed before.</param>
internal sealed record TestFacts(
    string TestKind, string Door, string? EventKind, DateTimeOffset SentAt, string Expected, string Seen, double Milliseconds, Guid? EventId, long FeedSeq);

/// <summary>A test and how far it came.</summary>
/// <param name="Id">The test.</param>
/// <param name="CompanyId">The company.</param>
/// <param name="CompanyName">Its name.</param>
/// <param name="Kind">What was tried.</param>
/// <param name="Door"><c>company</c> or <c>platform</c>: whose address and key were used.</param>
/// <param name="Event">The kind of event; null for a body that is none.</param>
/// <param name="CallId">The call id by which it is known as a test.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="Expected">What the front door should answer: status and problem code.</param>
/// <param name="Seen">What it answered.</param>
/// <param name="IsAsExpected">Whether that is the same, and stored is what should be.</param>
/// <param name="IsSettled">Whether nothing more will change.</param>
/// <param name="Steps"><c>answer</c>, <c>stored</c>, <c>row</c> and <c>live</c>, in this order.</param>
internal sealed record TestView(
    Guid Id, Guid CompanyId, string CompanyName, string Kind, string Door, string? Event, string CallId, DateTimeOffset SentAt, string Expected, string Seen,
    bool IsAsExpected, bool IsSettled, IReadOnlyList<TestStepView> Steps);

/// <summary>One step of the way from the front door to the page.</summary>
/// <param name="Step">Its name.</param>
/// <param name="State"><c>on</c>, <c>waiting</c>, <c>off</c>, or <c>none</c>: nothing should come here, and nothing did.</param>
/// <param name="Code">The answer, the state or cause of the event, the state of the call, or the number of the feed.</param>
/// <param name="At">When it was reached.</param>
/// <param name="Seconds">Measured since the test was sent; null where others may have been first.</param>
/// <param name="EventId">Of <c>stored</c>: the event.</param>
internal sealed record TestStepView(string Step, string State, string? Code, DateTimeOffset? At, double? Seconds, Guid? EventId);
