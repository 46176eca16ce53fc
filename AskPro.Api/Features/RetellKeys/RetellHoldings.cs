using System.Text.Json;

namespace AskPro.Api.Features.RetellKeys;

/// <summary>What a workspace of Retell has, as it was when its key was checked; kept so that the page need not ask Retell each time.</summary>
/// <param name="Agents">Its voice agents.</param>
/// <param name="Numbers">Its phone numbers.</param>
internal sealed record RetellHoldings(IReadOnlyList<RetellHoldings.HeldAgent> Agents, IReadOnlyList<RetellHoldings.HeldNumber> Numbers)
{
    /// <summary>Longest list of either; nobody picks from more.</summary>
    internal const int Most = 100;

    internal string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    internal static RetellHoldings? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<RetellHoldings>(json, JsonSerializerOptions.Web);

    /// <summary>
    /// Whether both are lists of one workspace. Retell's API names no workspace, but agents never move: one in common is proof, none in common
    /// speaks against it, and an empty list says nothing. Numbers say nothing either: one number can be imported into several workspaces.
    /// </summary>
    internal bool? IsSameWorkspaceAs(RetellHoldings other)
    {
        var (mine, theirs) = (AgentIds(), other.AgentIds());
        return mine.Count == 0 || theirs.Count == 0 ? null : mine.Overlaps(theirs);
    }

    private HashSet<string> AgentIds() => [.. Agents.Select(agent => agent.AgentId)];

    /// <param name="AgentId">Retell's id.</param>
    /// <param name="Name">What Retell calls it.</param>
    internal sealed record HeldAgent(string AgentId, string? Name);

    /// <param name="Number">As Retell writes it, E.164 unless a trunk of one's own names others.</param>
    /// <param name="Nickname">What people call it there.</param>
    /// <param name="AgentIds">Who answers it.</param>
    internal sealed record HeldNumber(string Number, string? Nickname, IReadOnlyList<string> AgentIds);
}
