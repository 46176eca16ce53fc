using AskPro.Integrations.Retell.Api;

namespace AskPro.Integrations.Retell.Registration;

/// <summary>
/// Puts a webhook into an agent as Retell really does it (docs/adr/0011-registration-of-webhooks.md): compare the versions that numbers use, make a version from the
/// published one, change three fields, publish, move pinned numbers, read back. Safe to run again after any interruption: it reads where
/// things stand and does what is missing. Two runs at one agent at one time have to be kept apart by the caller.
/// </summary>
public sealed class WebhookRegistrar(RetellClient retell)
{
    /// <summary>One agent. Throws only when it is cancelled, or what <see cref="RegistrationOrder.IsOthers"/> throws; what went wrong at Retell is in the report.</summary>
    /// <param name="order">What is to be done.</param>
    /// <param name="cancellationToken">Gives up; a later run carries on.</param>
    public async Task<AgentRegistration> RegisterAsync(RegistrationOrder order, CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, order.Patience);
        var run = new RegistrationRun(retell, order);
        try
        {
            await run.LookAsync(both.Token);
            if (!order.IsDryRun)
                await run.ActAsync(both.Token);
            return run.Report(null);
        }
        catch (RetellException exception)
        {
            return run.Report(exception, await IsGoneAsync(order.Key, order.AgentId, exception, cancellationToken));
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            return run.Report(new RetellException(RetellFault.Away, RetellOperation.GetAgent, inner: late));
        }
    }

    /// <summary>Who answers these numbers or calls from them, and which of them lead nowhere. Without numbers Retell is not asked.</summary>
    /// <param name="key">The workspace's API key.</param>
    /// <param name="numbers">E.164.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RetellException">The numbers could not be listed.</exception>
    public async Task<OwnNumbers> LookAtNumbersAsync(string key, IReadOnlyCollection<string> numbers, CancellationToken cancellationToken)
    {
        if (numbers.Count == 0)
            return new OwnNumbers([], []);
        var (held, all) = (new List<RetellNumber>(), 0);
        await foreach (var number in retell.ListNumbersAsync(key, SituationReader.MostNumbers, cancellationToken))
        {
            all++;
            if (numbers.Contains(number.Number))
                held.Add(number);
        }

        var agents = held.SelectMany(number => number.InboundAgents.Concat(number.OutboundAgents)).Select(binding => binding.AgentId);
        return new OwnNumbers(
            [.. agents.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], LooseNumber.Among(numbers, held, isWholeList: all < SituationReader.MostNumbers));
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
