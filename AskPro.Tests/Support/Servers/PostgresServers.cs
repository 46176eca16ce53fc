using System.Collections.Concurrent;
using Xunit;

[assembly: AssemblyFixture(typeof(AskPro.Tests.Support.Servers.PostgresServers))]

namespace AskPro.Tests.Support.Servers;

/// <summary>One server per major version for the whole run, started when the first test asks for it.</summary>
public sealed class PostgresServers : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, Lazy<Task<PostgresWithTemplate?>>> _servers = new();

    /// <summary>The shared server, or null when this machine has none of that version.</summary>
    public Task<PostgresWithTemplate?> StartedAsync(int major) =>
        _servers.GetOrAdd(major, wanted => new(() => PostgresWithTemplate.StartIfPresentAsync(wanted))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Values.Where(server => server.IsValueCreated))
        {
            if (server.Value is { IsCompletedSuccessfully: true, Result: { } started })
            {
                await started.DisposeAsync();
            }
        }
    }
}
