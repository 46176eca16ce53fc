using System.Diagnostics.Metrics;
using AskPro.Integrations.Retell.Calls;
using AskPro.LoadTest.Machine;
using AskPro.ServiceDefaults.Cache;
using AskPro.Worker.Calls;
using AskPro.Worker.Resolution;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace AskPro.LoadTest.Onboarding;

/// <summary>A Worker with what it remembers in its own memory, asked directly. The settings are those of production.</summary>
internal sealed class CachedWorker : IAsyncDisposable
{
    public const string MasterKey = "only-for-measurements-only-for-measurements";

    private readonly IHost _host;
    private readonly NpgsqlDataSource _database;
    private readonly KnownCompanies _known;

    private CachedWorker(IHost host)
    {
        _host = host;
        _database = host.Services.GetRequiredService<NpgsqlDataSource>();
        _known = host.Services.GetRequiredService<KnownCompanies>();
    }

    public IMeterFactory Meters => _host.Services.GetRequiredService<IMeterFactory>();

    /// <summary>Returns when it hears the evictions of others.</summary>
    public static async Task<CachedWorker> StartAsync(string database, MeasuredCache cache, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:askpro"] = database,
            ["ConnectionStrings:cache"] = cache.ConnectionString,
            ["KeyRing:MasterKey"] = MasterKey,
        });
        builder.AddServiceDefaults();
        builder.AddAskProDataSource();
        builder.AddAskProCache();
        AskPro.Worker.Inbox.InboxRegistration.AddInboxPump(builder);
        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        await host.Services.GetRequiredService<CacheEvictions>().Listening.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, cancellationToken);
        return new CachedWorker(host);
    }

    /// <summary>Whose a call to each of these is, all in one transaction, as the Worker does it with a batch of events.</summary>
    /// <param name="spellings">What the events name as the number that was called.</param>
    /// <param name="keep">Whether what was read is remembered after the commit, as the Worker does.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public async Task<IReadOnlyList<(string? Read, Guid? Company)>> ResolveAsync(IReadOnlyList<string?> spellings, bool keep, CancellationToken cancellationToken)
    {
        var parties = spellings.Select(spelling => CallParties.Of(new RetellCall { Direction = "inbound", ToNumber = spelling })).ToArray();
        var question = new DirectoryQuestion([.. parties.Select(party => party.Business).OfType<string>().Distinct(StringComparer.Ordinal)], [], [], []);
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var (directory, news) = await CompanyDirectoryStore.LoadAsync(transaction, _known, question, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (keep)
            await _known.KeepAsync(news, CancellationToken.None);
        return [.. parties.Select(party => (party.Business, CallResolver.Resolve(null, party, null, directory).CompanyId))];
    }

    /// <inheritdoc cref="ResolveAsync(IReadOnlyList{string}, bool, CancellationToken)"/>
    public async Task<Guid?> ResolveAsync(string number, bool keep, CancellationToken cancellationToken) =>
        (await ResolveAsync([number], keep, cancellationToken))[0].Company;

    /// <summary>To whom the number belonged when this Worker last read it; null when it remembers nothing.</summary>
    public async Task<Guid?> RememberedAsync(string number, CancellationToken cancellationToken) =>
        (await _known.NumbersAsync([number], cancellationToken)) is [var owner] ? owner.CompanyId : null;

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
