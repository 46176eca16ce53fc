namespace AskPro.Api.Features.Webhooks.Keys;

/// <summary>A key and when the database was asked for it.</summary>
/// <param name="key">The key as it was then.</param>
/// <param name="since">A timestamp from before the question, so that the key is never thought younger than it is.</param>
internal sealed class RememberedKey(WebhookKey key, long since)
{
    private long _asked = since;

    public WebhookKey Key => key;

    public long Since { get; } = since;

    /// <summary>True for one caller in each interval: the one that has to ask.</summary>
    public bool TryAsk(long now, TimeProvider time, TimeSpan interval)
    {
        var asked = Interlocked.Read(ref _asked);
        return time.GetElapsedTime(asked, now) >= interval && Interlocked.CompareExchange(ref _asked, now, asked) == asked;
    }
}
