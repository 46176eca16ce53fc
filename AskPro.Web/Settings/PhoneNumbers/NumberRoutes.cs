using AskPro.Web.Sessions;

namespace AskPro.Web.Settings.PhoneNumbers;

internal static class NumberRoutes
{
    public static void MapNumbers(this IEndpointRouteBuilder app)
    {
        app.MapGet(SettingsRoutes.Numbers, ShowNumbers.PageAsync).Needs(Rights.Manage);
        app.MapForm(SettingsRoutes.Numbers, AddNumber.SubmitAsync).Needs(Rights.Manage);
        app.MapForm(PreviewNumber.Path, PreviewNumber.FragmentAsync).Needs(Rights.Manage);
        app.MapForm(ResolveNumber.Path, ResolveNumber.AnswerAsync).Needs(Rights.Manage);
        app.MapGet($"{SettingsRoutes.Numbers}/{{id:guid}}", ShowNumber.PageAsync).Needs(Rights.Manage);
        app.MapForm($"{SettingsRoutes.Numbers}/{{id:guid}}", SaveNumber.SubmitAsync).Needs(Rights.Manage);
        app.MapForm($"{SettingsRoutes.Numbers}/{{id:guid}}/entfernen", RemoveNumber.SubmitAsync).Needs(Rights.Manage);
    }
}
