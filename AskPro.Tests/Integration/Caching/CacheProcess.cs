using System.Diagnostics.Metrics;
using System.Threading.Channels;
using AskPro.ServiceDefaults.Cache;
using AskPro.Tests.Integration.Worker;
using AskPro.Worker.Inbox;
using AskPro.Worker.Resolution;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AskPro.Tests.Integration.Caching;

/// <summary>What a process does with its cache, seen from inside: its reads, and each eviction with its lag.</summary>
internal sealed class CacheProcess : IDisposable
{
    internal const string MasterKey = "only-for-tests-only-for-tests-only-for-tests";

    private readonly IServiceProvider _services;
    private readonly MeterListener _listener = new();
    private readonly Channel<double> _evictions = Channel.CreateUnbounded<double>();

    public CacheProcess(IServiceProvider services)
    {
        _services = services;
        var meters = services.GetRequiredService<IMeterFactory>();
        Reads = new(meters);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters && instrument.Name == "askpro.cache.eviction.lag")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((_, seconds, _, _) => _evictions.Writer.TryWrite(seconds));
        _listener.Start();
    }

    public KeptReads Reads { get; }

    public KnownCompanies Known => _services.GetRequiredService<KnownCompanies>();

    /// <summary>Until it hears what others evict.</summary>
    public Task ListeningAsync(CancellationToken cancellationToken) => _services.GetRequiredService<CacheEvictions>().Listening.WaitAsync(cancellationToken);

    /// <summary>The next eviction, in seconds after the commit.</summary>
    public async Task<double> EvictedAsync(CancellationToken cancellationToken) => await _evictions.Reader.ReadAsync(cancellationToken);

    /// <summary>A Worker that takes nothing by itself.</summary>
    public static async Task<IHost> StartWorkerAsync(string database, string cache, CancellationToken cancellationToken, string masterKey = MasterKey)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:askpro"] = database,
            ["ConnectionStrings:cache"] = cache,
            ["KeyRing:MasterKey"] = masterKey,
            // Nobody waits here, and the machine of the tests may be slow.
            ["Cache:LongestWaitMilliseconds"] = "5000",
            ["Inbox:PollMilliseconds"] = "50",
        });
        builder.AddServiceDefaults();
        builder.AddAskProDataSource();
        builder.AddAskProCache();
        builder.AddInboxPump();
        var worker = builder.Build();
        await worker.StartAsync(cancellationToken);
        return worker;
    }

    public void Dispose()
    {
        _listener.Dispose();
        Reads.Dispose();
    }
}
