namespace AskPro.Data.Companies;

/// <summary>The address to which Retell sends a company's events; Api serves it.</summary>
public static class WebhookAddress
{
    /// <param name="api">Scheme, host and port under which Retell reaches Api.</param>
    /// <param name="key">The unguessable part (<see cref="Company.WebhookKeyProtected"/>, decrypted).</param>
    public static Uri Of(Uri api, string key) => new(api, $"/api/retell/webhook/{Uri.EscapeDataString(key)}");
}
