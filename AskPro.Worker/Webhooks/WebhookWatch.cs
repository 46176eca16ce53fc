using AskPro.Data.AgentWebhooks;
using AskPro.Data.Companies;
using AskPro.Integrations.Retell.Api;
using AskPro.Integrations.Retell.Registration;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AskPro.Worker.Webhooks;

/// <summary>
/// One pass over the companies that are due: asks Retell how their agents stand, changes nothing there, and keeps what it found for the
/// pages. A look that finds an agent right again takes the finding away. Two Workers never ask about one company: its turn is a row that
/// only one of them can change, and nobody looks while it is registered.
/// </summary>
internal sealed class WebhookWatch(
    RegistrationStore companies, WatchStore store, WebhookSecrets secrets, WebhookRegistrar registrar, SharedAgents shared, SilenceCheck silence, NpgsqlDataSource database,
    IOptions<WatchOptions> options, IOptions<ApiAddressOptions> api, TimeProvider time)
{
    internal async Task<WatchResult> RunOnceAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().AddMinutes(-options.Value.EveryMinutes);
        var watched = new List<WatchedCompany>();
        foreach (var target in await companies.DueAsync(before, options.Value.CompaniesAPass, cancellationToken))
        {
            await using var turn = await RegistrationLock.TryTakeAsync(database, target.CompanyId, cancellationToken);
            if (turn is not null && await store.ClaimAsync(target, before, cancellationToken))
                watched.Add(await LookAsync(target, cancellationToken));
        }

        return new WatchResult(watched);
    }

    private async Task<WatchedCompany> LookAsync(RegistrationTarget target, CancellationToken cancellationToken)
    {
        if (secrets.Read(target, new Uri(api.Value.PublicUrl!)) is not ({ } key, { } wish))
            return new WatchedCompany(target.CompanyId, WatchedCompany.KeyUnreadable, false, []);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.CompanySeconds), time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        var agents = new List<WatchedAgent>();
        var numbers = (Loose: 0, AreNew: false);
        RetellFault? fault = null;
        try
        {
            var found = await registrar.LookAtNumbersAsync(key, [.. target.Numbers], both.Token);
            var loose = await store.LooseAsync(target, found.Loose, both.Token);
            numbers = (loose.Count, await store.NoteLooseNumbersAsync(target, loose, both.Token));
            // Those first that were not looked at for longest: when time runs out, the others get their turn the next time.
            var looks = await store.LastLooksAsync(target.CompanyId, cancellationToken);
            string[] known = [.. target.Agents.Union(found.Agents).OrderBy(id => looks.GetValueOrDefault(id)).ThenBy(id => id, StringComparer.Ordinal)];
            await companies.ForgetOthersAsync(target.CompanyId, known, cancellationToken);
            foreach (var agentId in known)
            {
                var order = new RegistrationOrder(key, agentId, wish, shared.Asking(target.CompanyId, agentId)) { IsDryRun = true, Patience = patience.Token };
                var report = await registrar.RegisterAsync(order, cancellationToken);
                if (!report.IsAboutAgent)
                {
                    fault = report.Fault ?? RetellFault.Away;
                    // An answer that could not be read may be this agent's alone; anything else the others would hear too.
                    if (fault is RetellFault.Away && !patience.IsCancellationRequested) continue;
                    break;
                }

                agents.Add(await KeepAsync(target, key, report, wish, both.Token));
            }
        }
        catch (RetellException refused)
        {
            fault = refused.Fault;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            fault = RetellFault.Away;
        }

        var isNew = IsAboutKey(fault, target.Numbers.Count + agents.Count) && await store.NoteKeyAsync(target, fault, cancellationToken);
        return new WatchedCompany(target.CompanyId, fault?.Code() ?? WatchedCompany.Done, isNew, agents, numbers.Loose, numbers.AreNew);
    }

    // Without a question nothing is known of the key, and none of the other faults is its own.
    private static bool IsAboutKey(RetellFault? fault, int questions) =>
        fault is RetellFault.KeyRefused or RetellFault.PaymentRequired || (fault is null && questions > 0);

    private async Task<WatchedAgent> KeepAsync(
        RegistrationTarget target, string key, AgentRegistration report, RetellWebhookSettings wish, CancellationToken cancellationToken)
    {
        var hasDrifted = await companies.KeepAsync(target.CompanyId, report, wish, cancellationToken);
        var (calls, isNew) = report.Outcome is RegistrationOutcome.AgentGone
            ? (0, await store.NoteSilenceAsync(target.CompanyId, report.AgentId, 0, null, cancellationToken))
            : await silence.RunAsync(target.CompanyId, key, report.AgentId, cancellationToken);
        var strays = StrayNumbers.Of(report.AgentId, report.After.SelectMany(version => version.Numbers), target.Agents, target.Numbers);
        return new WatchedAgent(report.AgentId, report.StateCode, hasDrifted, strays.Count, calls, isNew);
    }
}
