namespace AskPro.Integrations.Retell.Registration;

/// <summary>Numbers of a company that lead to an agent which the company has not entered: callers reach something that nobody there may know of.</summary>
public static class StrayNumbers
{
    /// <param name="agentId">The agent.</param>
    /// <param name="leading">The numbers that lead to it, E.164.</param>
    /// <param name="entered">The agents entered with the company. When there is none, the company goes by its numbers, and none of them strays.</param>
    /// <param name="own">The company's numbers, E.164.</param>
    public static IReadOnlyList<string> Of(string agentId, IEnumerable<string> leading, IReadOnlyCollection<string> entered, IReadOnlyCollection<string> own) =>
        entered.Count == 0 || entered.Contains(agentId) ? [] : [.. leading.Distinct(StringComparer.Ordinal).Where(own.Contains)];
}
