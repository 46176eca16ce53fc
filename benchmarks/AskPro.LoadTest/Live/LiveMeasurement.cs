using System.Net;
using AskPro.Integrations.Retell.Rehearsal;
using AskPro.LoadTest.RunningSystem;
using AskPro.LoadTest.Webhooks;

namespace AskPro.LoadTest.Live;

/// <summary>Posts calls at a steady pace and compares when they were posted with when their rows were seen.</summary>
internal sealed class LiveMeasurement(RunningAskPro system, IReadOnlyList<WatchedCompany> companies)
{
    /// <summary>A page that has not shown a call by then has missed it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>The first calls compile code and fill caches and connection pools; they are not counted.</summary>
    public async Task WarmUpAsync(int calls, int perSecond, CancellationToken cancellationToken)
    {
        await PostAsync(calls, perSecond, cancellationToken);
        await WaitUntilShownAsync(cancellationToken);
        foreach (var company in companies)
            company.Posted.Clear();
    }

    public async Task<LiveFigures> RunAsync(int calls, int perSecond, CancellationToken cancellationToken)
    {
        await PostAsync(calls, perSecond, cancellationToken);
        var directory = await WaitUntilShownAsync(cancellationToken);
        var figures = new LiveFigures();
        foreach (var company in companies)
        {
            var rows = await company.Watch.RowsAsync();
            foreach (var (callId, postedAt) in company.Posted)
            {
                if (directory.Find(callId) is { } call && rows.TryGetValue(call.Id, out var seenAt))
                    figures.Add(new LiveStages(call.ReceivedAt - postedAt, call.WrittenAt - call.ReceivedAt, seenAt - call.WrittenAt));
                else
                    figures.Missing++;
            }

            figures.Leaked += (await company.Watch.AllIdsAsync()).Count(id => directory.IsForeign(id, company.Business.Number));
        }

        return figures;
    }

    private async Task PostAsync(int calls, int perSecond, CancellationToken cancellationToken)
    {
        using var sender = new WebhookSender(system.Webhook, TimeSpan.FromSeconds(10));
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / perSecond), TimeProvider.System);
        for (var i = 0; i < calls && await pace.WaitForNextTickAsync(cancellationToken); i++)
        {
            var company = companies[i % companies.Count];
            var call = RehearsedCall.At(company.Business, CallExtent.ThreeKilobytes);
            var body = CallBodies.Started(call);
            company.Posted[call.CallId] = UnixClock.Milliseconds();
            var answer = await sender.PostAsync(body, cancellationToken);
            if (answer != HttpStatusCode.NoContent)
                throw new InvalidOperationException($"A webhook was answered with {(int)answer}.");
        }
    }

    private async Task<CallDirectory> WaitUntilShownAsync(CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var directory = await CallDirectory.ReadAsync(system.Owner, cancellationToken);
            var missing = 0;
            foreach (var company in companies)
            {
                var rows = await company.Watch.RowsAsync();
                missing += company.Posted.Keys.Count(callId => directory.Find(callId) is not { } call || !rows.ContainsKey(call.Id));
            }

            if (missing == 0 || TimeProvider.System.GetElapsedTime(started) > Patience)
                return directory;
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken);
        }
    }
}
