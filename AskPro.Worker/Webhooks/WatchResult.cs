namespace AskPro.Worker.Webhooks;

/// <summary>What one pass came to.</summary>
/// <param name="Companies">The companies that were due and whose turn this Worker had.</param>
internal sealed record WatchResult(IReadOnlyList<WatchedCompany> Companies);

/// <summary>What the look at a company came to.</summary>
/// <param name="CompanyId">The company.</param>
/// <param name="Code"><see cref="Done"/>, <see cref="KeyUnreadable"/>, or the code of what Retell did instead.</param>
/// <param name="IsNew">Whether that is known only now: the key was good, or refused, the last time.</param>
/// <param name="Agents">The agents that were looked at.</param>
/// <param name="LooseNumbers">How many of its numbers lead nowhere.</param>
/// <param name="AreLooseNumbersNew">Whether these were not the same ones the last time.</param>
internal sealed record WatchedCompany(
    Guid CompanyId, string Code, bool IsNew, IReadOnlyList<WatchedAgent> Agents, int LooseNumbers = 0, bool AreLooseNumbersNew = false)
{
    internal const string Done = "done";

    /// <summary>The key ring cannot read the company's secrets.</summary>
    internal const string KeyUnreadable = "key_unreadable";
}

/// <summary>How an agent stands.</summary>
/// <param name="AgentId">Retell's id.</param>
/// <param name="Code"><c>right</c> or what is not.</param>
/// <param name="HasDrifted">Whether it was right the last time, and is no longer.</param>
/// <param name="StrayNumbers">How many of the company's numbers lead to it although the company has not entered it.</param>
/// <param name="SilentCalls">How many calls Retell lists, when not one of them arrived.</param>
/// <param name="HasFallenSilent">Whether that was not so the last time.</param>
internal sealed record WatchedAgent(string AgentId, string Code, bool HasDrifted, int StrayNumbers, int SilentCalls, bool HasFallenSilent);
