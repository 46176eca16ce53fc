using AskPro.Integrations.Retell.Api;

namespace AskPro.Integrations.Retell.Registration;

/// <summary>
/// Puts a webhook into an agent as Retell really does it (docs/adr/0011-registration-of-webhooks.md): compare the versions that numbers use, make a version from the
/// published one, change three fields, publish, move pinned numbers, read back. Safe to run again after any interruption: it reads where
/// things stand and does what is missing. Two runs at one agent at one time have to be kept apart by the caller.
/// </summary>
public sealed class WebhookRegistrar(RetellClient retell)
{
    /// <summary>One agent, as long as it takes; somebody's draft stays untouched.</summary>
    public Task<AgentRegistration> RegisterAsync(string key, string agentId, RetellWebhookSettings wish, bool isDryRun, CancellationToken cancellationToken) =>
        RegisterAsync(key, agentId, wish, isDryRun, confirmedDraft: null, patience: CancellationToken.None, cancellationToken);

    /// <summary>One agent. Throws only when it is cancelled; what went wrong is in the report.</summary>
    /// <param name="key">The workspace's API key.</param>
    /// <param name="agentId"><c>agent_…</c>.</param>
    /// <param name="wish">What shall stand in every version that is in use.</param>
    /// <param name="isDryRun">Looks and reports, and changes nothing.</param>
    /// <param name="confirmedDraft">The version of somebody's draft that a person wants published with all that it holds; null: none is.</param>
    /// <param name="patience">Gives up, and reports what was done until then as when Retell is away.</param>
    /// <param name="cancellationToken">Gives up; a later run carries on.</param>
    public async Task<AgentRegistration> RegisterAsync(
        string key, string agentId, RetellWebhookSettings wish, bool isDryRun, int? confirmedDraft, CancellationToken patience, CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience);
        var run = new RegistrationRun(retell, key, agentId, wish, confirmedDraft);
        try
        {
            await run.LookAsync(both.Token);
            if (!isDryRun)
                await run.ActAsync(both.Token);
            return run.Report(isDryRun, null);
        }
        catch (RetellException exception)
        {
            return run.Report(isDryRun, exception, await IsGoneAsync(key, agentId, exception, cancellationToken));
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            return run.Report(isDryRun, new RetellException(RetellFault.Away, RetellOperation.GetAgent, inner: late));
        }
    }

    /// <summary>The agents that answer these numbers or call from them.</summary>
    /// <param name="key">The workspace's API key.</param>
    /// <param name="numbers">E.164.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RetellException">The numbers could not be listed.</exception>
    public async Task<IReadOnlyList<string>> FindAgentsAsync(string key, IReadOnlyCollection<string> numbers, CancellationToken cancellationToken)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var number in retell.ListNumbersAsync(key, SituationReader.MostNumbers, cancellationToken))
        {
            if (numbers.Contains(number.Number))
                found.UnionWith(number.InboundAgents.Concat(number.OutboundAgents).Select(binding => binding.AgentId));
        }

        return [.. found];
    }

    /// <summary>What changes an agent that is no longer there is refused with the same status as what makes no sense.</summary>
    private async Task<bool> IsGoneAsync(string key, string agentId, RetellException exception, CancellationToken cancellationToken)
    {
        if (exception.Fault is not (RetellFault.NotFound or RetellFault.Refused))
            return false;
        try
        {
            await retell.GetAgentAsync(key, agentId, null, cancellationToken);
            return false;
        }
        catch (RetellException second)
        {
            return second.Fault is RetellFault.NotFound;
        }
    }
}
