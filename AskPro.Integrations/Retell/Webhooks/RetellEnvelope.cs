namespace AskPro.Integrations.Retell.Webhooks;

/// <summary>The few fields of a webhook that decide where it goes. Everything may be missing.</summary>
/// <param name="Event">Name of the event (<c>event</c>, else <c>event_type</c>).</param>
/// <param name="CallId">Retell's id of the call.</param>
/// <param name="FromNumber">Calling side as sent, not normalised.</param>
/// <param name="ToNumber">Called side as sent, not normalised.</param>
/// <param name="Direction"><c>inbound</c> or <c>outbound</c>; absent for web calls.</param>
/// <param name="AgentId">Retell's id of the agent.</param>
public sealed record RetellEnvelope(
    string? Event,
    string? CallId,
    string? FromNumber,
    string? ToNumber,
    string? Direction,
    string? AgentId)
{
    /// <summary>The envelope of a body that cannot be read.</summary>
    public static readonly RetellEnvelope Unreadable = new(null, null, null, null, null, null);

    /// <summary>The business's side of the call: called when inbound, calling when outbound.</summary>
    public string? BusinessNumber => Direction == "outbound" ? FromNumber : ToNumber;
}
