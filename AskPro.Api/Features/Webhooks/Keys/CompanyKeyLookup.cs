using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using AskPro.Data.Companies;
using AskPro.Data.Inbox;
using AskPro.ServiceDefaults.KeyRing;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.Webhooks.Keys;

/// <summary>
/// Asks the database for a company's key: one question a key at a time, and few at once, so that nobody takes the flushers' connections.
/// Addresses that were found before have turns of their own: whoever guesses cannot make a company wait.
/// </summary>
internal sealed class CompanyKeyLookup(WebhookCompanyDirectory companies, ProtectedText texts, IOptions<RetellIngestOptions> options)
    : IDisposable
{
    /// <summary>No key of ours is longer (characters).</summary>
    public const int LongestKey = 128;

    private const int UnknownAtOnce = 4;
    private const int KnownAtOnce = 4;

    private readonly ConcurrentDictionary<string, Task<WebhookKey?>> _running = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _unknown = new(UnknownAtOnce);
    private readonly SemaphoreSlim _known = new(KnownAtOnce);
    private readonly TimeSpan _patience = TimeSpan.FromSeconds(options.Value.FlushTimeoutSeconds);

    /// <summary>The key, or null when no company has this address or it has no Retell key yet.</summary>
    /// <param name="companyKey">The key in the address.</param>
    /// <param name="isKnown">Whether it was a company's before; only then is it worth waiting for a turn.</param>
    public async Task<WebhookKey?> FindAsync(string companyKey, bool isKnown)
    {
        var running = _running.GetOrAdd(companyKey, AskAsync, isKnown);
        try
        {
            return await running;
        }
        finally
        {
            _running.TryRemove(new KeyValuePair<string, Task<WebhookKey?>>(companyKey, running));
        }
    }

    public void Dispose()
    {
        _unknown.Dispose();
        _known.Dispose();
    }

    private async Task<WebhookKey?> AskAsync(string companyKey, bool isKnown)
    {
        var turns = isKnown ? _known : _unknown;
        if (!await turns.WaitAsync(isKnown ? _patience : TimeSpan.Zero))
            throw isKnown ? new TimeoutException("A webhook key got no turn to be looked up.") : new KeyLookupsFullException();
        try
        {
            using var patience = new CancellationTokenSource(_patience);
            var company = await companies.FindAsync(SHA256.HashData(Encoding.UTF8.GetBytes(companyKey)), patience.Token);
            if (company is null or { Keys.Count: 0 })
                return null;
            return new WebhookKey(company.CompanyId, InboxVerifier.CompanyKey, [.. company.Keys.Select(key => new SigningSecret(
                key.KeyId, Encoding.UTF8.GetBytes(texts.Unprotect(ProtectedText.RetellApiKey, company.CompanyId, key.SecretProtected))))]);
        }
        finally
        {
            turns.Release();
        }
    }
}
