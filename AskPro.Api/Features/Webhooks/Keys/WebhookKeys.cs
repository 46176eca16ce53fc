using System.Collections.Concurrent;
using System.Text;
using AskPro.Data.Inbox;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.Webhooks.Keys;

/// <summary>
/// The key for an address, chosen before anything of the request is believed. Known keys are remembered for a few seconds; unknown ones
/// never, so that guessing fills no memory.
/// </summary>
internal sealed class WebhookKeys(
    CompanyKeyLookup lookup, IOptions<PlatformKeyOptions> platform, IOptions<RetellIngestOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Remembered> _remembered = new(StringComparer.Ordinal);
    private readonly TimeSpan _lifetime = TimeSpan.FromSeconds(options.Value.RememberKeySeconds);

    /// <summary>The key of the platform's own address, or null when none is configured.</summary>
    public WebhookKey? Platform { get; } = platform.Value.PlatformKey is { Length: > 0 } key
        ? new WebhookKey(null, InboxVerifier.PlatformKey, Encoding.UTF8.GetBytes(key))
        : null;

    /// <summary>The key of a company's address, or null when nobody has this address.</summary>
    public ValueTask<WebhookKey?> FindAsync(string companyKey)
    {
        if (companyKey.Length > CompanyKeyLookup.LongestKey)
            return ValueTask.FromResult<WebhookKey?>(null);
        if (_remembered.TryGetValue(companyKey, out var known) && time.GetElapsedTime(known.Since) < _lifetime)
            return new ValueTask<WebhookKey?>(known.Key);
        return LookUpAsync(companyKey, time.GetTimestamp());
    }

    private async ValueTask<WebhookKey?> LookUpAsync(string companyKey, long now)
    {
        var key = await lookup.FindAsync(companyKey);
        if (key is null)
            _remembered.TryRemove(companyKey, out _);
        else
            _remembered[companyKey] = new Remembered(key, now);
        return key;
    }

    private sealed record Remembered(WebhookKey Key, long Since);
}
