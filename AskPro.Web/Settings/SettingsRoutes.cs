using AskPro.Web.Settings.Agents;
using AskPro.Web.Settings.ApiTokens;
using AskPro.Web.Settings.Audit;
using AskPro.Web.Settings.Branches;
using AskPro.Web.Settings.Companies;
using AskPro.Web.Settings.Events;
using AskPro.Web.Settings.PhoneNumbers;
using AskPro.Web.Settings.Retell;
using AskPro.Web.Settings.Team;
using AskPro.Web.Sessions;

namespace AskPro.Web.Settings;

internal static class SettingsRoutes
{
    public const string Company = "/einstellungen/betrieb";
    public const string Branches = "/einstellungen/filialen";
    public const string Audit = "/einstellungen/protokoll";
    public const string Numbers = "/einstellungen/nummern";
    public const string Tokens = "/einstellungen/zugriffstoken";
    public const string Agents = "/einstellungen/assistenten";
    public const string Retell = "/einstellungen/retell";
    public const string Events = "/einstellungen/ereignisse";
    public const string Modules = "/einstellungen/module";
    public const string Team = "/einstellungen/team";

    public static void MapSettings(this IEndpointRouteBuilder app)
    {
        app.MapGet("/einstellungen", () => new SeeOther(Company)).Needs(Rights.Manage);
        app.MapGet(Company, ShowCompany.PageAsync).Needs(Rights.Manage);
        app.MapForm(Company, SaveCompany.SubmitAsync).Needs(Rights.Manage);
        app.MapGet(Modules, ShowModules.PageAsync).Needs(Rights.Manage);
        app.MapForm(Modules, SaveModules.SubmitAsync).Needs(Rights.Manage);
        app.MapBranches();
        app.MapNumbers();
        app.MapAgents();
        app.MapRetell();
        app.MapTeam();
        app.MapApiTokens();
        app.MapGet(Events, ShowOwnEvents.PageAsync).Needs(Rights.Manage);
        app.MapGet(Audit, ShowAudit.PageAsync).Needs(Rights.Manage);
    }
}
