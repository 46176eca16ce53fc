using AskPro.Web.Sessions;

namespace AskPro.Web.Settings.Branches;

internal static class BranchRoutes
{
    private const string One = SettingsRoutes.Branches + "/{id:guid}";

    public static void MapBranches(this IEndpointRouteBuilder app)
    {
        app.MapGet(SettingsRoutes.Branches, ShowBranches.PageAsync).Needs(Rights.Manage);
        app.MapForm(SettingsRoutes.Branches, AddBranch.SubmitAsync).Needs(Rights.Manage);
        app.MapGet(One, ShowBranch.PageAsync).Needs(Rights.Manage);
        app.MapForm(One, SaveBranch.SubmitAsync).Needs(Rights.Manage);
        app.MapForm(One + "/schliessen", SaveClosedDay.SubmitAsync).Needs(Rights.Manage);
        app.MapForm(One + "/entfernen", RemoveBranch.SubmitAsync).Needs(Rights.Manage);
    }
}
