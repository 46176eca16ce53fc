namespace AskPro.Data.Companies;

/// <summary>The address to which Retell sends a company's events; Api serves it.</summary>
public static class WebhookAddress
{
    /// <param name="api">Scheme, host and port under which Retell reaches Api.</param>
    /// <param name="key">The unguessable part (<see cref="Company.WebhookKeyProtected"/>, decrypted).</param>
    public static Uri Of(Uri api, string key) => new(api, $"/api/retell/webhook/{Uri.EscapeDataString(key)}");

    /// <summary>Reads scheme, host and port under which Retell reaches Api. Events carry what was said on the phone: they come encrypted or not at all.</summary>
    /// <param name="text">As configured (<c>Api:PublicUrl</c>).</param>
    /// <param name="mayBeOpen">Whether <c>http</c> will do, as in Development.</param>
    /// <returns>Null when it is no such address.</returns>
    public static Uri? ReadApi(string? text, bool mayBeOpen) =>
        Uri.TryCreate(text, UriKind.Absolute, out var api) && api is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
        && (api.Scheme == Uri.UriSchemeHttps || (mayBeOpen && api.Scheme == Uri.UriSchemeHttp))
            ? api
            : null;
}
