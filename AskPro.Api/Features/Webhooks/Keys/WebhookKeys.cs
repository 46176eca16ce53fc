using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using AskPro.Api.Features.Webhooks.Telemetry;
using AskPro.Data.Inbox;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AskPro.Api.Features.Webhooks.Keys;

/// <summary>
/// The key for an address, chosen before anything of the request is believed. A key that was found is remembered, serves while it is asked
/// for again, and serves no longer than <see cref="RetellIngestOptions.TrustKeySeconds"/> without an answer. Addresses that nobody has are
/// never remembered, so that guessing fills no memory, and never stand before those of companies.
/// </summary>
internal sealed class WebhookKeys(
    CompanyKeyLookup lookup,
    IOptions<PlatformKeyOptions> platform,
    IOptions<RetellIngestOptions> options,
    TimeProvider time,
    ILogger<WebhookKeys> logger)
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, RememberedKey> _remembered = new(StringComparer.Ordinal);
    private readonly TimeSpan _fresh = TimeSpan.FromSeconds(options.Value.RememberKeySeconds);
    private readonly TimeSpan _trusted = TimeSpan.FromSeconds(options.Value.TrustKeySeconds);

    /// <summary>The key of the platform's own address, or null when none is configured.</summary>
    public WebhookKey? Platform { get; } = platform.Value.PlatformKey is { Length: > 0 } key
        ? new WebhookKey(null, InboxVerifier.PlatformKey, [new SigningSecret(null, Encoding.UTF8.GetBytes(key))])
        : null;

    /// <summary>Whether this failure means that the key could not be looked up, for now.</summary>
    public static bool IsLookupFailure(Exception exception) =>
        exception is NpgsqlException or TimeoutException or OperationCanceledException or CryptographicException;

    /// <summary>The key of a company's address, or null when nobody has this address.</summary>
    /// <exception cref="KeyLookupsFullException">The address is unknown here and too many others are being looked up.</exception>
    public ValueTask<WebhookKey?> FindAsync(string companyKey)
    {
        if (companyKey.Length > CompanyKeyLookup.LongestKey)
            return ValueTask.FromResult<WebhookKey?>(null);
        var now = time.GetTimestamp();
        if (!_remembered.TryGetValue(companyKey, out var known))
            return new ValueTask<WebhookKey?>(LookUpAsync(companyKey, isKnown: false, now));
        var age = time.GetElapsedTime(known.Since, now);
        if (age >= _trusted)
            return new ValueTask<WebhookKey?>(LookUpAsync(companyKey, isKnown: true, now));
        if (age >= _fresh && known.TryAsk(now, time, _fresh))
            _ = RefreshAsync(companyKey, now);
        return new ValueTask<WebhookKey?>(known.Key);
    }

    /// <summary>
    /// The key as the database has it now, for an event that the remembered one does not fit: a key that was entered a moment ago signs at once.
    /// Null when it was asked for a moment ago or cannot be; so who sends nonsense makes one question a second of it.
    /// </summary>
    public async Task<WebhookKey?> AskAgainAsync(string companyKey)
    {
        var now = time.GetTimestamp();
        if (!_remembered.TryGetValue(companyKey, out var known) || time.GetElapsedTime(known.Since, now) < AskAgainAfter || !known.TryAsk(now, time, AskAgainAfter))
            return null;
        try
        {
            return await LookUpAsync(companyKey, isKnown: true, now);
        }
        catch (Exception exception) when (IsLookupFailure(exception))
        {
            logger.KeyLookupFailed(exception);
            return null;
        }
    }

    // Nobody waits for it. When it fails, the key serves until its time is over, and is asked for again as often as a fresh one.
    private async Task RefreshAsync(string companyKey, long now)
    {
        try
        {
            await LookUpAsync(companyKey, isKnown: true, now);
        }
        catch (Exception exception) when (IsLookupFailure(exception))
        {
            logger.KeyLookupFailed(exception);
        }
    }

    private async Task<WebhookKey?> LookUpAsync(string companyKey, bool isKnown, long now)
    {
        var key = await lookup.FindAsync(companyKey, isKnown);
        if (key is null)
            _remembered.TryRemove(companyKey, out _);
        else
            _remembered[companyKey] = new RememberedKey(key, now);
        return key;
    }
}
