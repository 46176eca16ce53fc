using AskPro.Api.Features.Alarms;
using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Events;
using AskPro.Api.Features.Figures;
using AskPro.Api.Features.FrontDoorTests;
using AskPro.Api.Features.Health;
using AskPro.Api.Features.Logs;
using AskPro.Api.Features.Resolution;
using AskPro.Api.Features.Unassigned;
using AskPro.Data.Logs;
using AskPro.Data.Operators;
using AskPro.Integrations.AlarmWebhooks;

namespace AskPro.Api.Features.Operators;

/// <summary>Companies as those see them who run the platform.</summary>
internal static class OperatorRoutes
{
    internal static void AddOperators(this WebApplicationBuilder builder)
    {
        builder.AddValidatedOptions<OperatorOptions>(OperatorOptions.Section);
        builder.Services.AddScoped<OperatorStore>();
        builder.Services.AddScoped<OperatorAuditTrail>();
        builder.Services.AddScoped<CompanyReader>();
        builder.Services.AddScoped<CompanyTransitions>();
        builder.Services.AddUnassigned();
        builder.Services.AddEvents();
        builder.Services.AddFrontDoorTests();
        builder.Services.AddFigures();
        builder.Services.AddScoped<LogReader>();
        builder.Services.AddAlarms();
        builder.Services.AddAlarmWebhookOptions(builder.Environment.IsDevelopment());
        builder.Services.AddScoped<OwnerlessCompany>();
    }

    internal static void MapOperators(this RouteGroupBuilder operators)
    {
        operators.MapListOperatorAudit();
        operators.MapGetSetupFigures();
        operators.MapGetHealth();
        operators.MapResolveNumberForOperators();
        operators.MapUnassigned();
        operators.MapEvents();
        operators.MapFrontDoorTests();
        operators.MapGetFigures();
        operators.MapListLogs();
        operators.MapAlarms();
        operators.MapEndOwnSupport();
        var companies = operators.MapGroup("/companies");
        companies.MapListCompanies();
        companies.MapGetCompanyForOperators();
        companies.MapSuspendCompany();
        companies.MapResumeCompany();
        companies.MapDeleteCompany();
        companies.MapKeepCompany();
        companies.MapVouchForCompany();
        companies.MapOpenSupport();
        companies.MapInviteOwner();
        companies.MapInviteOwnerAgain();
        companies.MapWithdrawOwner();
    }
}
