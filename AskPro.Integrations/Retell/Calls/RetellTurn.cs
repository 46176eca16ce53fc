namespace AskPro.Integrations.Retell.Calls;

/// <summary>One entry of a transcript.</summary>
/// <param name="Role">Who or what: <c>agent</c>, <c>user</c>, <c>transfer_target</c>, <c>tool_call_invocation</c>,
/// <c>tool_call_result</c>, <c>node_transition</c>, <c>dtmf</c>, <c>sms</c>, <c>injected</c>, or a newer word as sent.</param>
/// <param name="Content">What was said, or the tool's name, the digit, the nodes.</param>
/// <param name="StartSeconds">Seconds since the start of the audio.</param>
/// <param name="EndSeconds">Seconds since the start of the audio.</param>
/// <param name="Raw">The whole entry as JSON, for entries that are not speech.</param>
public sealed record RetellTurn(string Role, string Content, decimal? StartSeconds, decimal? EndSeconds, string? Raw);
