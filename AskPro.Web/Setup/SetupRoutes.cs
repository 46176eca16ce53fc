using AskPro.Web.Sessions;

namespace AskPro.Web.Setup;

/// <summary>The set-up of a company, step by step.</summary>
internal static class SetupRoutes
{
    public static void MapSetup(this IEndpointRouteBuilder app)
    {
        var setup = app.MapGroup("").Needs(Rights.Manage);
        setup.MapGet(SetupPaths.Start, ShowSetup.GoOnAsync);
        setup.MapGet(SetupPaths.Account, ShowSetup.AccountAsync);
        setup.MapForm($"{SetupPaths.Account}/weiter", ShowSetup.Finish(Steps.Account));
        setup.MapGet(SetupPaths.Company, CompanyStepActs.ShowAsync);
        setup.MapForm(SetupPaths.Company, CompanyStepActs.SubmitAsync);
        setup.MapGet(SetupPaths.Retell, RetellStepActs.ShowAsync);
        setup.MapForm($"{SetupPaths.Retell}/pruefen", RetellStepActs.CheckAsync);
        setup.MapForm($"{SetupPaths.Retell}/uebernehmen", RetellStepActs.TakeOverAsync);
        setup.MapForm($"{SetupPaths.Retell}/weiter", RetellStepActs.FinishAsync);
        setup.MapGet(SetupPaths.Webhook, WebhookStepActs.ShowAsync);
        setup.MapForm($"{SetupPaths.Webhook}/eintragen", WebhookStepActs.RegisterAllAsync);
        setup.MapForm($"{SetupPaths.Webhook}/weiter", WebhookStepActs.FinishAsync);
        setup.MapGet(SetupPaths.Calendar, ModuleStepActs.CalendarAsync);
        setup.MapForm(SetupPaths.Calendar, ModuleStepActs.SaveCalendarAsync);
        setup.MapForm($"{SetupPaths.Calendar}/auslassen", ShowSetup.Skip(Steps.Calendar));
        setup.MapGet(SetupPaths.Privacy, ModuleStepActs.PrivacyAsync);
        setup.MapForm(SetupPaths.Privacy, ModuleStepActs.SavePrivacyAsync);
        setup.MapGet(SetupPaths.Notifications, ShowSetup.NotificationsAsync);
        setup.MapForm($"{SetupPaths.Notifications}/weiter", ShowSetup.Finish(Steps.Notifications));
        setup.MapForm($"{SetupPaths.Notifications}/auslassen", ShowSetup.Skip(Steps.Notifications));
        setup.MapGet(SetupPaths.TestCall, TestStepActs.ShowAsync);
        setup.MapGet($"{SetupPaths.TestCall}/_lichter", TestStepActs.LightsAsync);
        setup.MapForm(SetupPaths.TestCall, TestStepActs.StartAsync);
        setup.MapForm($"{SetupPaths.TestCall}/{{id:guid}}/gesehen", TestStepActs.SeenAsync);
        setup.MapGet(SetupPaths.Forwarding, ShowForwarding.PageAsync);
    }
}
