using AskPro.Data.Tenancy;

namespace AskPro.Data.Calls;

/// <summary>One turn of a call's transcript. The whole list of a call is replaced together.</summary>
public sealed class CallTurn : ICompanyOwned
{
    /// <inheritdoc/>
    public required Guid CompanyId { get; init; }

    /// <summary>The call (<c>calls.id</c>, not Retell's id).</summary>
    public required Guid CallId { get; init; }

    /// <summary>Place in the transcript, from 0.</summary>
    public required int Position { get; init; }

    /// <summary>
    /// <c>agent</c>, <c>user</c>, <c>transfer_target</c>, <c>tool_call_invocation</c>, <c>tool_call_result</c>,
    /// <c>node_transition</c>, <c>dtmf</c>, <c>sms</c>, <c>injected</c>, or a newer one of Retell.
    /// </summary>
    public required string Role { get; init; }

    /// <summary>What was said or done, for people to read.</summary>
    public required string Content { get; init; }

    /// <summary>Start in seconds from the beginning of the audio.</summary>
    public decimal? StartSeconds { get; init; }

    /// <summary>End in seconds from the beginning of the audio.</summary>
    public decimal? EndSeconds { get; init; }

    /// <summary>The vendor's object when the other fields do not hold all of it (json object).</summary>
    public string? Raw { get; init; }
}
