using AskPro.Web.Backend;
using AskPro.Web.Sessions;

namespace AskPro.Web.Settings.ApiTokens;

/// <summary>Revokes a token; one that somebody revoked a moment ago is fine too.</summary>
internal static class RevokeToken
{
    public const string Done = "widerrufen";

    public static async Task<SeeOther> SubmitAsync(Guid id, Viewer viewer, AskProApiClient api, CancellationToken cancel)
    {
        // Nothing on the page leads here; Api would refuse it.
        if (viewer.Support is not null) return new SeeOther(SettingsRoutes.Tokens);
        await api.RevokeTokenAsync(viewer.Token, id, cancel);
        return new SeeOther(Notices.After(SettingsRoutes.Tokens, Done));
    }
}
