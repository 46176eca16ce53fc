using System.Data;
using System.Diagnostics;
using AskPro.Data.Feed;
using AskPro.Data.Inbox;
using AskPro.Worker.Calls;
using AskPro.Worker.Customers;
using AskPro.Worker.Resolution;
using Npgsql;

namespace AskPro.Worker.Inbox;

/// <summary>
/// Processes claimed events in one transaction: resolve, merge, customers, completion, feed. The effects and the completion
/// commit together, so a crash at any point leaves nothing half done and nothing done twice.
/// </summary>
internal sealed class InboxProcessor(NpgsqlDataSource database, KnownCompanies known, TimeProvider time)
{
    /// <summary>Claims and processes. Never throws for what happens after the claim: the caller needs to know what was claimed.</summary>
    public async Task<InboxBatchResult> RunAsync(
        Func<NpgsqlTransaction, CancellationToken, Task<IReadOnlyList<ClaimedEvent>>> claim, CancellationToken cancellationToken)
    {
        var polling = InboxTraces.StartQuiet();
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            return await RunAsync(connection, claim, polling, cancellationToken);
        }
        catch (Exception failure)
        {
            return InboxBatchResult.Failed([], failure, answered: false);
        }
        finally
        {
            polling.Stop();
        }
    }

    private async Task<InboxBatchResult> RunAsync(
        NpgsqlConnection connection,
        Func<NpgsqlTransaction, CancellationToken, Task<IReadOnlyList<ClaimedEvent>>> claim,
        Activity polling,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<ClaimedEvent> claimed = [];
        var found = new Dictionary<Guid, Guid?>();
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            claimed = await claim(transaction, cancellationToken);
            polling.Stop();
            if (claimed.Count == 0)
                return new InboxBatchResult([], [], [], []);
            using var trace = InboxTraces.StartBatch(claimed);
            return await ProcessAsync(transaction, claimed, found, cancellationToken);
        }
        catch (Exception failure)
        {
            return InboxBatchResult.Failed(claimed, failure, answered: connection.State == ConnectionState.Open, found);
        }
    }

    private async Task<InboxBatchResult> ProcessAsync(
        NpgsqlTransaction transaction, IReadOnlyList<ClaimedEvent> claimed, Dictionary<Guid, Guid?> found, CancellationToken cancellationToken)
    {
        var events = claimed.Select(job => new InboxEvent(job)).ToArray();
        var news = await ResolveAsync(transaction, events, cancellationToken);
        // Outlives a failure of what follows: the transaction forgets it, the dead letter must not.
        foreach (var e in events.Where(e => e.Resolution is not null))
            found[e.Job.EventId] = e.Resolution!.CompanyId;
        var calls = await CallStore.OpenAsync(transaction, events.Select(e => e.Key).OfType<CallKey>(), time, cancellationToken);
        var outcomes = events.Select(e => Apply(e, calls)).ToArray();

        var changed = calls.Values.Where(call => call.Changed).ToArray();
        foreach (var call in changed)
            CallRecording.Settle(call);
        await CustomerStore.SaveAsync(transaction, changed, time, cancellationToken);
        await CallStore.SaveAsync(transaction, changed, time, cancellationToken);
        await InboxCompletion.WriteAsync(transaction, outcomes, cancellationToken);
        // Last: from here to the commit the company's number is locked, which makes its order the order of visibility.
        var feed = await CompanyFeedBump.BumpAsync(transaction, changed.Select(call => call.CompanyId).ToHashSet(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        // What is committed stays so, whoever stops now.
        await known.KeepAsync(news, CancellationToken.None);
        return new InboxBatchResult(claimed, outcomes, feed, [.. changed.SelectMany(CallProgress.Of)]);
    }

    private async Task<DirectoryNews> ResolveAsync(NpgsqlTransaction transaction, InboxEvent[] events, CancellationToken cancellationToken)
    {
        var question = new DirectoryQuestion(
            [.. events.Select(e => e.Parties.Business).OfType<string>().Distinct(StringComparer.Ordinal)],
            [.. events.Select(e => e.Event?.Call.AgentId).OfType<string>().Distinct(StringComparer.Ordinal)],
            [.. events.SelectMany(e => new[] { e.UrlKeyCompany, e.Job.AssignedCompanyId }).OfType<Guid>().Distinct()],
            [.. events.Select(e => e.Event?.CallId).OfType<string>().Distinct(StringComparer.Ordinal)]);
        var (directory, news) = await CompanyDirectoryStore.LoadAsync(transaction, known, question, cancellationToken);
        foreach (var e in events)
            e.Resolve(directory);
        return news;
    }

    private static InboxOutcome Apply(InboxEvent e, Dictionary<CallKey, CallState> calls)
    {
        if (e.Event is null)
            return new InboxOutcome(e.Job, e.Kind, InboxResults.Quarantined, Cause: e.Cause);
        if (e.Key is not { } key)
            return new InboxOutcome(e.Job, e.Kind, InboxResults.Unassigned, Cause: e.Resolution!.Reason, Detail: e.Event.Call.AgentId);
        var changed = CallMerge.Apply(calls[key], e.Observe(calls[key]));
        return new InboxOutcome(
            e.Job, e.Kind, changed ? InboxResults.Applied : InboxResults.Unchanged, key.CompanyId, e.Resolution!.Method);
    }
}
