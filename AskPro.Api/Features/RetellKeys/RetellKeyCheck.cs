using AskPro.Integrations.Retell.Api;

namespace AskPro.Api.Features.RetellKeys;

/// <summary>Asks Retell whether a key is good, and what its workspace has.</summary>
internal sealed class RetellKeyCheck(RetellClient retell, TimeProvider time)
{
    // A person waits for the page, and the front end for this answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    internal async Task<RetellKeyVerdict> AskAsync(string key, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return new(await HoldingsAsync(key, linked.Token), null);
        }
        catch (RetellException refused)
        {
            return new(null, refused.Fault);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(null, RetellFault.Away);
        }
    }

    private async Task<RetellHoldings> HoldingsAsync(string key, CancellationToken cancellationToken)
    {
        var agents = retell.ListAgentsAsync(key, RetellHoldings.Most, cancellationToken)
            .Select(agent => new RetellHoldings.HeldAgent(agent.AgentId, agent.Name));
        var numbers = retell.ListNumbersAsync(key, RetellHoldings.Most, cancellationToken)
            .Select(number => new RetellHoldings.HeldNumber(number.Number, number.Nickname, [.. number.InboundAgents.Select(agent => agent.AgentId).Distinct()]));
        return new RetellHoldings(await agents.ToListAsync(cancellationToken), await numbers.ToListAsync(cancellationToken));
    }
}

/// <summary>What came of asking Retell about a key.</summary>
/// <param name="Holdings">What its workspace has; null when Retell did not say.</param>
/// <param name="Fault">Why it did not; null when it did.</param>
internal sealed record RetellKeyVerdict(RetellHoldings? Holdings, RetellFault? Fault)
{
    /// <summary>Whether this says something about the key, and not about Retell or the line.</summary>
    internal bool IsAboutKey => Fault is null or RetellFault.KeyRefused or RetellFault.PaymentRequired;
}
