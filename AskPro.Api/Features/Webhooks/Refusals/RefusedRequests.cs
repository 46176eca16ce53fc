using System.Threading.Channels;
using AskPro.Api.Features.Webhooks.Telemetry;
using AskPro.Data.Refusals;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.Webhooks.Refusals;

/// <summary>
/// Refused requests on their way into the database, so many a minute and no more: strangers fill neither memory nor disk, and no answer waits.
/// What gets no place is counted.
/// </summary>
internal sealed class RefusedRequests(InboxMetrics metrics, IOptions<RetellIngestOptions> options, TimeProvider time)
{
    /// <summary>Most that wait at one time: 4 MiB of bodies.</summary>
    internal const int MostWaiting = 256;

    private readonly Channel<RefusedRequest> _waiting = Channel.CreateBounded<RefusedRequest>(MostWaiting);
    private readonly Lock _minuteLock = new();
    private long _minute;
    private int _inMinute;
    private long _onlyCounted;

    /// <summary>Takes one of this minute's places; false, and counted, when there is none left.</summary>
    public bool TryTakePlace()
    {
        var minute = time.GetUtcNow().Ticks / TimeSpan.TicksPerMinute;
        lock (_minuteLock)
        {
            if (minute != _minute) (_minute, _inMinute) = (minute, 0);
            if (_inMinute < options.Value.RefusedPerMinute)
            {
                _inMinute++;
                return true;
            }
        }

        OnlyCount(1);
        return false;
    }

    /// <summary>Has one written; counts it when too many wait.</summary>
    public void Add(RefusedRequest refused)
    {
        if (!_waiting.Writer.TryWrite(refused)) OnlyCount(1);
    }

    /// <summary>Counts requests that are not kept.</summary>
    public void OnlyCount(long requests)
    {
        Interlocked.Add(ref _onlyCounted, requests);
        metrics.RefusedOnlyCounted(requests);
    }

    /// <summary>The next one to be written; null when none waits.</summary>
    public RefusedRequest? Take() => _waiting.Reader.TryRead(out var refused) ? refused : null;

    /// <summary>How many were only counted since the last call.</summary>
    public long TakeCount() => Interlocked.Exchange(ref _onlyCounted, 0);

    /// <summary>Gives back a number that could not be written.</summary>
    public void GiveBack(long requests) => Interlocked.Add(ref _onlyCounted, requests);
}

/// <summary>A refused request whose company is not looked up yet.</summary>
/// <param name="Webhook">What is kept of it.</param>
/// <param name="Address">The key of the address it came to, never stored; null for the platform's own.</param>
internal sealed record RefusedRequest(RefusedWebhook Webhook, string? Address);
