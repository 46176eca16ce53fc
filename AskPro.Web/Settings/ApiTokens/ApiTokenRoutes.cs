using AskPro.Web.Sessions;
using AskPro.Web.StepUp;

namespace AskPro.Web.Settings.ApiTokens;

/// <summary>For every person: a token of one's own needs no right but those it gets.</summary>
internal static class ApiTokenRoutes
{
    public static void MapApiTokens(this IEndpointRouteBuilder app)
    {
        app.MapGet(SettingsRoutes.Tokens, ShowTokens.PageAsync).NeedsSessionOnly();
        app.MapForm(SettingsRoutes.Tokens, CreateToken.SubmitAsync).NeedsSessionOnly().MayNeedStepUp(Acts.CreateToken);
        app.MapForm($"{SettingsRoutes.Tokens}/{{id:guid}}/widerrufen", RevokeToken.SubmitAsync).NeedsSessionOnly();
    }
}
