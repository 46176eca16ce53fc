using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace AskPro.ServiceDefaults.Cache;

/// <summary>One line when the cache is lost and one when it is back; the client itself would report every attempt with a stack.</summary>
internal sealed partial class CacheConnectionLog(ILogger<CacheConnectionLog> logger)
{
    private int _isAway;

    public void Watch(IConnectionMultiplexer connection)
    {
        connection.ConnectionFailed += (_, _) => Lost();
        connection.ConnectionRestored += (_, _) => Restored();
        if (!connection.IsConnected)
            Lost();
    }

    private void Lost()
    {
        if (Interlocked.Exchange(ref _isAway, 1) == 0)
            CacheLost(logger);
    }

    private void Restored()
    {
        if (Interlocked.Exchange(ref _isAway, 0) == 1)
            CacheRestored(logger);
    }

    [LoggerMessage(EventId = 901, Level = LogLevel.Warning, Message = "The cache is away; hints are lost and live updates are polled")]
    private static partial void CacheLost(ILogger logger);

    [LoggerMessage(EventId = 902, Level = LogLevel.Information, Message = "The cache is back")]
    private static partial void CacheRestored(ILogger logger);
}
