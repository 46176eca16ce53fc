using System.Runtime.CompilerServices;
using AskPro.Data.AgentWebhooks;
using AskPro.Data.Companies;
using AskPro.Integrations.Retell.Api;
using AskPro.Integrations.Retell.Registration;
using AskPro.Worker.Webhooks;
using Npgsql;

namespace AskPro.Worker.Verbs.Webhooks;

/// <summary>Registers the webhooks of one company: at the agents entered with it and at those of its numbers, and at no others of the workspace.</summary>
internal sealed class CompanyRegistration(
    WebhookRegistrar registrar, SharedAgents shared, RegistrationStore store, WebhookSecrets secrets, NpgsqlDataSource database, TimeProvider time)
{
    private const int Tries = 3;

    private static readonly TimeSpan ShortPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);

    internal async IAsyncEnumerable<RegistrationLine> RunAsync(
        RegistrationTarget target, Uri api, bool isDryRun, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (secrets.Read(target, api) is not ({ } key, { } wish))
        {
            yield return new RegistrationLine(target.CompanyId, target.WebhookKeyProtected is null ? RegistrationLine.NoAddress : RegistrationLine.KeyUnreadable);
            yield break;
        }

        await using var turn = await RegistrationLock.TryTakeAsync(database, target.CompanyId, cancellationToken);
        if (turn is null)
        {
            yield return new RegistrationLine(target.CompanyId, RegistrationLine.UnderWay);
            yield break;
        }

        var (agents, fault) = await AgentsAsync(target, key, cancellationToken);
        if (fault is { } code || agents.Count == 0)
            yield return new RegistrationLine(target.CompanyId, fault ?? RegistrationLine.NoAgents);
        if (fault is null)
            await store.ForgetOthersAsync(target.CompanyId, agents, cancellationToken);
        foreach (var agent in agents)
        {
            var line = await OneAsync(target.CompanyId, key, agent, wish, isDryRun, cancellationToken);
            yield return line;
            // The same answer would come for every other one.
            if (line.IsKeyRefused)
                yield break;
        }
    }

    private async Task<(IReadOnlyList<string> Agents, string? Fault)> AgentsAsync(RegistrationTarget target, string key, CancellationToken cancellationToken)
    {
        try
        {
            var found = await registrar.LookAtNumbersAsync(key, [.. target.Numbers], cancellationToken);
            return ([.. target.Agents.Union(found.Agents).Order(StringComparer.Ordinal)], null);
        }
        catch (RetellException exception)
        {
            return ([], exception.Code);
        }
    }

    private async Task<RegistrationLine> OneAsync(
        Guid companyId, string key, string agentId, RetellWebhookSettings wish, bool isDryRun, CancellationToken cancellationToken)
    {
        var order = new RegistrationOrder(key, agentId, wish, shared.Asking(companyId, agentId)) { IsDryRun = isDryRun };
        for (var attempt = 1; ; attempt++)
        {
            var report = await registrar.RegisterAsync(order, cancellationToken);
            if (report.IsWorthNoting)
                await store.NoteAsync(companyId, report, cancellationToken);
            await store.KeepAsync(companyId, report, wish, cancellationToken);
            var pause = report.Pause ?? ShortPause;
            if (report.Fault is not RetellFault.Busy || attempt == Tries || pause > LongestPause)
                return new RegistrationLine(companyId, report.Code, report);
            await Task.Delay(pause, time, cancellationToken);
        }
    }
}
