using System.Text.Json;
using AskPro.Web.Backend;

namespace AskPro.Web.Sessions;

/// <summary>Between the two steps of making or using a passkey: Api's state waits in a cookie that no script reads.</summary>
internal static class PasskeyCookie
{
    /// <summary>Keeps the state; what is left is for the script.</summary>
    public static JsonElement Begin(this ShortCookies cookies, HttpContext context, CeremonyStartAnswer ceremony)
    {
        cookies.Keep(context, ShortCookies.Passkey, ceremony.State);
        return ceremony.Options;
    }

    /// <summary>The state, good for one try, and the browser's answer; null for what is none.</summary>
    public static (string? State, JsonElement? Credential) Finish(this ShortCookies cookies, HttpContext context, string? credential)
    {
        var state = cookies.Read(context, ShortCookies.Passkey);
        cookies.Forget(context, ShortCookies.Passkey);
        try
        {
            return (state, string.IsNullOrEmpty(credential) ? null : JsonSerializer.Deserialize<JsonElement>(credential));
        }
        catch (JsonException)
        {
            return (state, null);
        }
    }
}
