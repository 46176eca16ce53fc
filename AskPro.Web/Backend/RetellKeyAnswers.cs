namespace AskPro.Web.Backend;

/// <summary>The keys by which the company is connected to Retell, the current one first.</summary>
public sealed record RetellKeyListAnswer(IReadOnlyList<RetellKeyAnswer> Items);

/// <param name="State"><c>current</c> or <c>previous</c>.</param>
/// <param name="Hint">First and last characters.</param>
/// <param name="CheckCode">Null when Retell took it, otherwise the code of the refusal.</param>
/// <param name="FirstSignedAt">First event truly signed with it; null: not known whether it can.</param>
public sealed record RetellKeyAnswer(
    Guid Id, string State, string Hint, DateTimeOffset CreatedAt, string? CreatedByName, DateTimeOffset? CheckedAt, string? CheckCode,
    DateTimeOffset? FirstSignedAt, DateTimeOffset? LastSignedAt, IReadOnlyList<WorkspaceAgentAnswer> Agents, IReadOnlyList<WorkspaceNumberAnswer> Numbers);

/// <param name="IsEntered">Whether the company has entered it.</param>
public sealed record WorkspaceAgentAnswer(string AgentId, string? Name, bool IsEntered);

/// <param name="AgentIds">Who answers it.</param>
/// <param name="IsEntered">Whether the company has entered it.</param>
public sealed record WorkspaceNumberAnswer(string Number, string Display, string? Nickname, IReadOnlyList<string> AgentIds, bool IsEntered);
