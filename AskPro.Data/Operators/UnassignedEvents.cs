namespace AskPro.Data.Operators;

/// <summary>Events that are nobody's and wait for the same.</summary>
/// <param name="EventId">One of them, by which the group is called.</param>
/// <param name="Lane">Where they waited; <c>number:</c> with the business number as it came, where there was one.</param>
/// <param name="Cause">Why no company was found, a stable code.</param>
/// <param name="AgentId">The agent that they name.</param>
/// <param name="Calls">How many calls.</param>
/// <param name="Events">How many events.</param>
/// <param name="FirstAt">When the earliest was received.</param>
/// <param name="LastAt">When the latest was received.</param>
public sealed record UnassignedEvents(
    Guid EventId, string Lane, string Cause, string? AgentId, long Calls, long Events, DateTimeOffset FirstAt, DateTimeOffset LastAt);

/// <summary>A call whose events are nobody's.</summary>
/// <param name="EventId">One of its events, by which it is assigned.</param>
/// <param name="CallId">Retell's id.</param>
/// <param name="EventNames">What came, in the order of receipt.</param>
/// <param name="FirstAt">When the earliest was received.</param>
/// <param name="LastAt">When the latest was received.</param>
/// <param name="IsThis">Whether it is the call of the event that was asked for.</param>
public sealed record UnassignedCall(Guid EventId, string? CallId, string[] EventNames, DateTimeOffset FirstAt, DateTimeOffset LastAt, bool IsThis);

/// <summary>A number with the company that has entered it.</summary>
/// <param name="E164">The number.</param>
/// <param name="CompanyId">The company.</param>
/// <param name="CompanyName">Its name.</param>
/// <param name="VouchedFor">Whether its numbers decide.</param>
public sealed record EnteredNumber(string E164, Guid CompanyId, string CompanyName, bool VouchedFor);

/// <summary>An agent with a company that has entered it.</summary>
/// <param name="AgentId">Retell's id.</param>
/// <param name="CompanyId">The company.</param>
/// <param name="CompanyName">Its name.</param>
/// <param name="VouchedFor">Whether its agents decide.</param>
public sealed record EnteredAgent(string AgentId, Guid CompanyId, string CompanyName, bool VouchedFor);

/// <summary>What was queued again.</summary>
/// <param name="Calls">How many calls.</param>
/// <param name="Events">How many events.</param>
public sealed record QueuedEvents(long Calls, long Events);
