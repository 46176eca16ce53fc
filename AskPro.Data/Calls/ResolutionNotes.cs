namespace AskPro.Data.Calls;

/// <summary>What speaks against the company that a call was given, codes separated by blanks; the values of <c>calls.resolution_note</c>.</summary>
public static class ResolutionNotes
{
    /// <summary>The business number is registered with another company.</summary>
    public const string NumberOfOther = "number_of_other_company";

    /// <summary>The agent is registered with other companies only.</summary>
    public const string AgentOfOther = "agent_of_other_company";
}
