namespace AskPro.Worker.Resolution;

/// <summary>Whose call it is, or why that is not known.</summary>
/// <param name="CompanyId">The company; null means unassigned.</param>
/// <param name="Method">What decided.</param>
/// <param name="BranchId">The branch of the business number or of the agent, as far as they are this company's.</param>
/// <param name="Note">Codes of contradictions, separated by blanks.</param>
/// <param name="Reason">Why nobody was found, a code below.</param>
internal sealed record CallResolution(Guid? CompanyId, ResolutionMethod Method, Guid? BranchId, string? Note, string? Reason)
{
    /// <summary>The business number is nobody's and the agent does not help.</summary>
    public const string NumberUnknown = "number_unknown";

    /// <summary>The business number is no telephone number and the agent does not help.</summary>
    public const string NumberUnreadable = "number_unreadable";

    /// <summary>There is no business number and the agent is nobody's.</summary>
    public const string AgentUnknown = "agent_unknown";

    /// <summary>The agent is registered by several companies and there is no number to decide.</summary>
    public const string AgentAmbiguous = "agent_ambiguous";
}
