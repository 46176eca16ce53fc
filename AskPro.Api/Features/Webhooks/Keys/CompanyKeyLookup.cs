using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using AskPro.Data.Companies;
using AskPro.Data.Inbox;
using AskPro.ServiceDefaults.KeyRing;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.Webhooks.Keys;

/// <summary>Asks the database for a company's key: one question a key at a time, and few at once, so that guesses cannot take the flushers' connections.</summary>
internal sealed class CompanyKeyLookup(WebhookCompanyDirectory companies, ProtectedText texts, IOptions<RetellIngestOptions> options)
    : IDisposable
{
    /// <summary>No key of ours is longer (characters).</summary>
    public const int LongestKey = 128;

    private const int AtOnce = 4;

    private readonly ConcurrentDictionary<string, Task<WebhookKey?>> _running = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turns = new(AtOnce);
    private readonly TimeSpan _patience = TimeSpan.FromSeconds(options.Value.FlushTimeoutSeconds);

    /// <summary>The key, or null when no company has this address or it has no Retell key yet.</summary>
    public async Task<WebhookKey?> FindAsync(string companyKey)
    {
        var running = _running.GetOrAdd(companyKey, AskAsync);
        try
        {
            return await running;
        }
        finally
        {
            _running.TryRemove(new KeyValuePair<string, Task<WebhookKey?>>(companyKey, running));
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task<WebhookKey?> AskAsync(string companyKey)
    {
        if (!await _turns.WaitAsync(_patience))
            throw new TimeoutException("Too many unknown webhook keys are being looked up.");
        try
        {
            using var patience = new CancellationTokenSource(_patience);
            var company = await companies.FindAsync(SHA256.HashData(Encoding.UTF8.GetBytes(companyKey)), patience.Token);
            if (company?.RetellApiKeyProtected is not { } sealedKey)
                return null;
            var secret = texts.Unprotect(ProtectedText.RetellApiKey, company.CompanyId, sealedKey);
            return new WebhookKey(company.CompanyId, InboxVerifier.CompanyKey, Encoding.UTF8.GetBytes(secret));
        }
        finally
        {
            _turns.Release();
        }
    }
}
