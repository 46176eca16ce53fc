using System.Globalization;
using AskPro.Integrations.Retell.Api;

namespace AskPro.Integrations.Retell.Registration;

/// <summary>Reads how an agent stands; changes nothing.</summary>
internal sealed class SituationReader(RetellClient retell, string key, string agentId)
{
    internal const int MostNumbers = 10_000;

    private const int MostVersions = 5_000;

    internal async Task<AgentSituation> ReadAsync(CancellationToken cancellationToken)
    {
        var newest = await retell.GetAgentAsync(key, agentId, null, cancellationToken);
        var published = await PublishedAsync(newest, cancellationToken);
        var uses = new List<NumberUse>();
        var versions = new Dictionary<int, RetellAgent>();
        await foreach (var number in retell.ListNumbersAsync(key, MostNumbers, cancellationToken))
        {
            foreach (var binding in number.InboundAgents.Concat(number.OutboundAgents).Where(binding => binding.AgentId == agentId))
            {
                // Bound to a version or a tag that is gone: no call is answered there, so nothing has to be registered.
                if (await FindAsync(binding, newest, published, versions, cancellationToken) is not { Version: { } version } agent)
                    continue;
                versions[version] = agent;
                uses.Add(new NumberUse(number.Number, version, binding.Version is not null));
            }
        }

        var whatItHas = published ?? newest;
        if (versions.Count == 0)
            versions[whatItHas.Version ?? 0] = whatItHas;
        return new AgentSituation(newest, published, uses, versions);
    }

    private async Task<RetellAgent?> PublishedAsync(RetellAgent newest, CancellationToken cancellationToken)
    {
        if (newest.IsPublished)
            return newest;
        var latest = await retell.ListAgentVersionsAsync(key, agentId, MostVersions, cancellationToken)
            .Where(version => version.IsPublished).Select(version => version.Version).MaxAsync(cancellationToken: cancellationToken);
        // Whether a list shows versions whole is documented nowhere.
        return latest is { } number ? await GetAsync(number.ToString(CultureInfo.InvariantCulture), cancellationToken) : null;
    }

    private async Task<RetellAgent?> FindAsync(
        RetellBinding binding, RetellAgent newest, RetellAgent? published, Dictionary<int, RetellAgent> known, CancellationToken cancellationToken)
    {
        switch (binding)
        {
            case { Version: { } pinned }:
                if (known.TryGetValue(pinned, out var found))
                    return found;
                return pinned == newest.Version ? newest : await FindAsync(pinned.ToString(CultureInfo.InvariantCulture), cancellationToken);
            case { Word: null or RetellBinding.Latest }:
                return newest;
            case { Word: RetellBinding.LatestPublished }:
                return published;
            default:
                return await FindAsync(binding.Word, cancellationToken);
        }
    }

    private async Task<RetellAgent?> FindAsync(string version, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync(version, cancellationToken);
        }
        catch (RetellException exception) when (exception.Fault == RetellFault.NotFound)
        {
            return null;
        }
    }

    private Task<RetellAgent> GetAsync(string version, CancellationToken cancellationToken) =>
        retell.GetAgentAsync(key, agentId, version, cancellationToken);
}
