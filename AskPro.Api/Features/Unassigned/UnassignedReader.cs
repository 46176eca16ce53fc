using AskPro.Api.Features.Agents;
using AskPro.Data.Operators;
using AskPro.Data.PhoneNumbers;

namespace AskPro.Api.Features.Unassigned;

/// <summary>Reads events that are nobody's, with whose they may be.</summary>
internal sealed class UnassignedReader(UnassignedStore store)
{
    private const string NumberLane = "number:";
    private const string NumberUnknown = "number_unknown";
    private const string Agent = "agent";
    private const int MostSuggestions = 5;

    /// <summary>The latest groups.</summary>
    internal async Task<IReadOnlyList<UnassignedGroup>> ReadAsync(int limit, CancellationToken cancellationToken) =>
        await WithSuggestionsAsync(await store.GroupsAsync(null, limit, cancellationToken), cancellationToken);

    /// <summary>The group with an event; null when that is not unassigned.</summary>
    internal async Task<UnassignedGroup?> FindAsync(Guid eventId, CancellationToken cancellationToken) =>
        (await WithSuggestionsAsync(await store.GroupsAsync(eventId, 1, cancellationToken), cancellationToken)).SingleOrDefault();

    private async Task<IReadOnlyList<UnassignedGroup>> WithSuggestionsAsync(IReadOnlyList<UnassignedEvents> groups, CancellationToken cancellationToken)
    {
        if (groups.Count == 0) return [];
        var came = groups.Select(group => NumberOf(group)).OfType<string>().Distinct().ToList();
        var near = await store.NearNumbersAsync(
            [.. came.SelectMany(number => PhoneNumberReader.TryReadE164(number, out var e164) ? NearNumbers.Spellings(e164) : []).Distinct()],
            [.. came.Select(NearNumbers.Ending).OfType<string>().Distinct()], cancellationToken);
        var agents = await store.AgentOwnersAsync([.. groups.Select(group => group.AgentId).OfType<string>().Distinct()], cancellationToken);
        return [.. groups.Select(group => View(group, near, [.. agents.Where(agent => agent.AgentId == group.AgentId)]))];
    }

    private static UnassignedGroup View(UnassignedEvents group, IReadOnlyList<EnteredNumber> near, IReadOnlyList<EnteredAgent> agents)
    {
        var number = NumberOf(group);
        var byNumber = number is null ? [] : near
            .Select(entered => (Entered: entered, Kind: NearNumbers.Kind(number, entered.E164)))
            .Where(candidate => candidate.Kind is not null)
            .OrderBy(candidate => candidate.Kind != NearNumbers.Entered)
            .Select(candidate => new AssignmentSuggestion(
                candidate.Entered.CompanyId, candidate.Entered.CompanyName, candidate.Entered.VouchedFor, candidate.Kind!, PhoneNumberReader.Format(candidate.Entered.E164)));
        var byAgent = agents.Select(agent => new AssignmentSuggestion(agent.CompanyId, agent.CompanyName, agent.VouchedFor, Agent, null));
        return new(
            group.EventId, group.Cause, number, group.AgentId, group.Calls, group.Events, group.FirstAt, group.LastAt, RemedyOf(group, number, agents),
            [.. byAgent.Concat(byNumber).Take(MostSuggestions)]);
    }

    /// <summary>An agent that a company with checked numbers has already would only become ambiguous.</summary>
    private static string RemedyOf(UnassignedEvents group, string? number, IReadOnlyList<EnteredAgent> agents) =>
        group.Cause == NumberUnknown && PhoneNumberReader.TryReadE164(number, out _) ? Remedies.Number
        : AgentId.IsOne(group.AgentId) && !agents.Any(agent => agent.VouchedFor) ? Remedies.Agent
        : Remedies.Events;

    private static string? NumberOf(UnassignedEvents group) =>
        group.Lane.StartsWith(NumberLane, StringComparison.Ordinal) ? group.Lane[NumberLane.Length..] : null;
}
