using AskPro.Web.Sessions;
using AskPro.Web.StepUp;

namespace AskPro.Web.Settings.Retell;

internal static class RetellRoutes
{
    public static void MapRetell(this IEndpointRouteBuilder app)
    {
        app.MapGet(SettingsRoutes.Retell, ShowRetell.PageAsync).Needs(Rights.Manage);
        app.MapForm(SettingsRoutes.Retell, SaveRetellKey.SubmitAsync).Needs(Rights.Manage).MayNeedStepUp(Acts.AddRetellKey);
        app.MapForm($"{SettingsRoutes.Retell}/{{id:guid}}/pruefen", CheckRetellKey.SubmitAsync).Needs(Rights.Manage);
        app.MapForm($"{SettingsRoutes.Retell}/{{id:guid}}/entfernen", RemoveRetellKey.SubmitAsync).Needs(Rights.Manage).MayNeedStepUp(Acts.RemoveRetellKey);
        app.MapForm($"{SettingsRoutes.Retell}/webhook/pruefen", LookAtWebhooks.SubmitAsync).Needs(Rights.Manage);
        app.MapForm($"{SettingsRoutes.Retell}/webhook/eintragen", RegisterWebhook.SubmitAsync).Needs(Rights.Manage);
    }
}
