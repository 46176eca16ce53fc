using AskPro.Data.PhoneNumbers;
using AskPro.Data.RetellKeys;

namespace AskPro.Api.Features.RetellKeys;

/// <param name="Id">Id of the key.</param>
/// <param name="State"><c>current</c>, or <c>previous</c>: replaced, but still good for signatures until it is removed.</param>
/// <param name="Hint">First and last three characters, as in <c>key…e27</c>.</param>
/// <param name="CreatedAt">When it was entered.</param>
/// <param name="CreatedByName">Who entered it; null when that person's account is gone.</param>
/// <param name="CheckedAt">When Retell was last asked about it.</param>
/// <param name="CheckCode">Null when it was good, otherwise the code of the refusal, as in <c>retell_key_refused</c>.</param>
/// <param name="FirstSignedAt">First event truly signed with it; null: not known yet whether it carries the webhook badge.</param>
/// <param name="LastSignedAt">Last such event, true to the minute.</param>
/// <param name="Agents">Voice agents of its workspace when it was last good.</param>
/// <param name="Numbers">Phone numbers of its workspace when it was last good.</param>
internal sealed record RetellKeyView(
    Guid Id, string State, string Hint, DateTimeOffset CreatedAt, string? CreatedByName, DateTimeOffset? CheckedAt, string? CheckCode,
    DateTimeOffset? FirstSignedAt, DateTimeOffset? LastSignedAt, IReadOnlyList<RetellKeyView.WorkspaceAgent> Agents, IReadOnlyList<RetellKeyView.WorkspaceNumber> Numbers)
{
    private const string Gap = "…";

    internal static RetellKeyView Of(RetellKey key, string? createdByName, RetellEntered entered)
    {
        var holdings = RetellHoldings.Read(key.Holdings);
        return new(
            key.Id, key.State, Hinted(key.Hint), key.CreatedAt, createdByName, key.CheckedAt, key.CheckCode, key.FirstSignedAt, key.LastSignedAt,
            [.. (holdings?.Agents ?? []).Select(agent => new WorkspaceAgent(agent.AgentId, agent.Name, entered.AgentIds.Contains(agent.AgentId)))],
            [.. (holdings?.Numbers ?? []).Select(number => new WorkspaceNumber(number.Number, PhoneNumberReader.Format(number.Number), number.Nickname, number.AgentIds, entered.Numbers.Contains(number.Number)))]);
    }

    internal static string Hinted(string hint) => hint.Length == 0 ? Gap : $"{hint[..RetellKey.HintPart]}{Gap}{hint[RetellKey.HintPart..]}";

    /// <param name="AgentId">Retell's id.</param>
    /// <param name="Name">What Retell calls it.</param>
    /// <param name="IsEntered">Whether the company has entered it.</param>
    internal sealed record WorkspaceAgent(string AgentId, string? Name, bool IsEntered);

    /// <param name="Number">As Retell writes it.</param>
    /// <param name="Display">As people write it.</param>
    /// <param name="Nickname">What people call it there.</param>
    /// <param name="AgentIds">Who answers it.</param>
    /// <param name="IsEntered">Whether the company has entered it.</param>
    internal sealed record WorkspaceNumber(string Number, string Display, string? Nickname, IReadOnlyList<string> AgentIds, bool IsEntered);
}

/// <summary>What the company has entered already.</summary>
/// <param name="AgentIds">Retell's ids of its agents.</param>
/// <param name="Numbers">Its numbers, E.164.</param>
internal sealed record RetellEntered(IReadOnlySet<string> AgentIds, IReadOnlySet<string> Numbers);

/// <summary>What the audit log keeps of a key; never the key.</summary>
/// <param name="RetellKey">Its ends.</param>
internal sealed record RetellKeyFacts(string RetellKey)
{
    internal static RetellKeyFacts Of(RetellKey key) => new(RetellKeyView.Hinted(key.Hint));
}
