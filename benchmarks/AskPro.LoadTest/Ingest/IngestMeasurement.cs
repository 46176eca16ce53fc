using AskPro.LoadTest.Machine;

namespace AskPro.LoadTest.Ingest;

/// <summary>Runs the contenders, each on empty tables, and counts what they left behind.</summary>
internal sealed class IngestMeasurement(MeasuredPostgres postgres, MeasuredApi api, InboxTables tables, IngestArguments arguments, IngestRival rival)
{
    public const int Connections = 256;

    /// <summary>Rows of the product found afterwards, all pairs together.</summary>
    public long Rows { get; private set; }

    /// <summary>First runs compile code and fill caches; nobody's figures should pay for that.</summary>
    public async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        await SendAsync(arguments.Requests, cancellationToken);
        await rival.RunAsync(postgres, clients: 16, seconds: 1, cancellationToken);
        Rows = 0;
    }

    public async Task<IngestPair> RunAsync(CancellationToken cancellationToken)
    {
        var (accepts, rowsPerCommit, cpu) = await SendAsync(arguments.Requests, cancellationToken);
        var best = (Tps: 0.0, Clients: 0);
        foreach (var clients in PgbenchRival.Clients)
        {
            await tables.EmptyAsync(cancellationToken);
            var tps = await rival.RunAsync(postgres, clients, arguments.RivalSeconds, cancellationToken);
            if (tps > 0 && await tables.CountAsync(cancellationToken) == 0)
                throw new InvalidOperationException("The rival left no rows behind.");
            if (tps > best.Tps)
                best = (tps, clients);
        }

        return new IngestPair(accepts, rowsPerCommit, cpu, best.Tps, best.Clients);
    }

    private async Task<(double Accepts, double RowsPerCommit, double CpuMicroseconds)> SendAsync(int count, CancellationToken cancellationToken)
    {
        var requests = SignedRequests.Make(count, api.Webhook, MeasuredApi.PlatformKey, TimeProvider.System);
        await tables.EmptyAsync(cancellationToken);
        GC.Collect();
        var (commits, cpu) = (await tables.CommitsAsync(cancellationToken), api.CpuSeconds);
        var seconds = await LoadRun.SendAsync(requests, api.EndPoint, Connections, cancellationToken);
        cpu = api.CpuSeconds - cpu;
        var stored = await tables.CountAsync(cancellationToken);
        if (stored != count)
            throw new InvalidOperationException($"{count} requests were answered with 204, but {stored} events are stored.");
        Rows += stored;
        commits = await tables.CommitsAsync(cancellationToken) - commits;
        return (stored / seconds, (double)stored / Math.Max(commits, 1), cpu / stored * 1e6);
    }
}
