using AskPro.Api.Features.RetellKeys;
using AskPro.Api.Hosting;
using AskPro.Data.AgentWebhooks;
using AskPro.Data.Companies;
using AskPro.Data.Tenancy;
using AskPro.Integrations.Retell.Api;
using AskPro.Integrations.Retell.Registration;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace AskPro.Api.Features.RetellWebhooks;

/// <summary>Asks Retell about the session's company: one at a time, and no longer than somebody waits for a page.</summary>
internal sealed class WebhookTurn(
    WebhookBusinessReader reader, WebhookKeeper keeper, WebhookRegistrar registrar, SharedAgents shared, NpgsqlDataSource database, TenantContext tenant,
    TimeProvider time)
{
    // The front end gives up after eight seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    /// <summary>Looks at every agent that is the company's business, those first that were not looked at for longest.</summary>
    /// <returns>How many it did not get to, or why it got to none.</returns>
    internal Task<(int Unfinished, ProblemHttpResult? Problem)> LookAsync(CancellationToken cancellationToken) =>
        RunAsync<int>(async (business, agents, patience) =>
        {
            await keeper.ForgetOthersAsync(agents);
            var done = 0;
            foreach (var agent in agents.OrderBy(agent => business.CheckedAt.GetValueOrDefault(agent)))
            {
                var report = await registrar.RegisterAsync(Order(business, agent) with { IsDryRun = true, Patience = patience }, cancellationToken);
                await keeper.KeepAsync(report, business.Wish);
                if (!report.IsAboutAgent && (done == 0 || report.Fault is not RetellFault.Away))
                    return (0, RetellProblems.Of(report.Fault ?? RetellFault.Away));
                if (!report.IsAboutAgent)
                    break;
                done++;
            }

            return (agents.Count - done, null);
        }, cancellationToken);

    /// <summary>Registers one agent.</summary>
    /// <param name="agentId">Retell's id.</param>
    /// <param name="confirmedDraft">The fingerprint of somebody's draft that a person wants published.</param>
    /// <param name="cancellationToken">Cancels before Retell is changed.</param>
    /// <returns>False when it is none of the company's.</returns>
    internal Task<(bool IsKnown, ProblemHttpResult? Problem)> RegisterAsync(string agentId, string? confirmedDraft, CancellationToken cancellationToken) =>
        RunAsync<bool>(async (business, agents, patience) =>
        {
            if (!agents.Contains(agentId))
                return (false, null);
            // Who closes the page does not stop it half-way.
            var report = await registrar.RegisterAsync(Order(business, agentId) with { ConfirmedDraft = confirmedDraft, Patience = patience }, CancellationToken.None);
            await keeper.KeepAsync(report, business.Wish, confirmedDraft);
            if (report.IsAboutAgent)
                return (true, null);
            return (true, report.IsCutOff
                ? Problems.Of(
                    StatusCodes.Status424FailedDependency, ProblemCodes.RegistrationCutOff,
                    "Retell stopped answering on the way, and may have done what it was asked for. Register again: it looks, and carries on.")
                : RetellProblems.Of(report.Fault ?? RetellFault.Away));
        }, cancellationToken);

    private RegistrationOrder Order(WebhookBusiness business, string agentId) =>
        new(business.Key, agentId, business.Wish, shared.Asking(tenant.RequiredCompanyId, agentId));

    private async Task<(T? Answer, ProblemHttpResult? Problem)> RunAsync<T>(
        Func<WebhookBusiness, IReadOnlyCollection<string>, CancellationToken, Task<(T Answer, ProblemHttpResult? Problem)>> act, CancellationToken cancellationToken)
    {
        var (business, code) = await reader.ReadAsync(cancellationToken);
        if (business is null)
        {
            return (default, code == ProblemCodes.NoRetellKey
                ? Problems.Of(StatusCodes.Status409Conflict, code, "The company has no key for Retell. Enter one first.")
                : Problems.Of(StatusCodes.Status409Conflict, code!, "The stored key cannot be read any more. Enter it again."));
        }

        await using var turn = await RegistrationLock.WaitAsync(database, tenant.RequiredCompanyId, cancellationToken);
        if (turn is null)
            return (default, Problems.Of(StatusCodes.Status409Conflict, ProblemCodes.RegistrationUnderWay, "The company's webhooks are being registered just now. Try again in a minute."));
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
            var found = await registrar.LookAtNumbersAsync(business.Key, [.. business.Numbers], both.Token);
            await keeper.KeepAsync(found.Loose, business.SecretProtected);
            return await act(business, [.. business.Agents.Union(found.Agents)], patience.Token);
        }
        catch (RetellException refused)
        {
            await keeper.KeepAsync(refused.Fault);
            return (default, RetellProblems.Of(refused.Fault));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (default, RetellProblems.Of(RetellFault.Away));
        }
    }
}
