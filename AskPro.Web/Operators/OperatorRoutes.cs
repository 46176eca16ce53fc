using AskPro.Web.Alarms;
using AskPro.Web.Events;
using AskPro.Web.Figures;
using AskPro.Web.FrontDoorTests;
using AskPro.Web.Logs;
using AskPro.Web.Sessions;
using AskPro.Web.StepUp;
using AskPro.Web.Unassigned;

namespace AskPro.Web.Operators;

/// <summary>The pages of those who run the platform.</summary>
internal static class OperatorRoutes
{
    public const string Path = "/mandanten";
    public const string New = $"{Path}/neu";
    public const string Audit = $"{Path}/protokoll";
    public const string SetupFigures = $"{Path}/einrichtung";
    public const string Resolution = $"{Path}/nummer";

    /// <summary>What the list says after a support access was over.</summary>
    public const string SupportOver = "support-ende";

    public static void AddOperators(this IHostApplicationBuilder builder) => builder.AddValidatedOptions<TraceOptions>(TraceOptions.Section);

    public static void MapOperators(this IEndpointRouteBuilder app)
    {
        var companies = app.MapGroup(Path).Needs(Rights.Operator);
        companies.MapGet("", ShowCompanies.PageAsync);
        companies.MapGet("/neu", FoundCompany.Show);
        companies.MapForm("/neu", FoundCompany.SubmitAsync);
        companies.MapGet("/protokoll", ShowOperatorAudit.PageAsync);
        companies.MapGet("/einrichtung", ShowSetupFigures.PageAsync);
        companies.MapGet("/nummer", ShowResolution.Page);
        companies.MapForm("/nummer", ShowResolution.AnswerAsync);
        app.MapUnassigned();
        app.MapEvents();
        app.MapTesting();
        app.MapFigures();
        app.MapLogs();
        app.MapAlarms();
        companies.MapGet("/{id:guid}", ShowOverview.PageAsync);
        companies.MapForm("/{id:guid}/sperren", ChangeState.SuspendAsync);
        companies.MapForm("/{id:guid}/freigeben", ChangeState.ResumeAsync);
        companies.MapForm("/{id:guid}/loeschen", ChangeState.DeleteAsync).MayNeedStepUp(Acts.DeleteCompany);
        companies.MapForm("/{id:guid}/behalten", ChangeState.KeepAsync);
        companies.MapForm("/{id:guid}/nummern-freigeben", ChangeState.VouchAsync);
        companies.MapForm("/{id:guid}/support-zugriff", OpenSupport.SubmitAsync).MayNeedStepUp(Acts.OpenSupport);
        companies.MapForm("/{id:guid}/reparieren", RepairLight.SubmitAsync).MayNeedStepUp(Acts.Repair);
        companies.MapForm("/{id:guid}/einladung", InviteOwner.SubmitAsync).MayNeedStepUp(Acts.InviteOwner);
        companies.MapForm("/{id:guid}/einladung/erneut", InviteOwner.SubmitAgainAsync);
        companies.MapForm("/{id:guid}/einladung/zurueckziehen", InviteOwner.WithdrawAsync);
        companies.MapForm("/support-zugriffe/{id:guid}/beenden", EndSupport.SubmitAsync);
    }
}
