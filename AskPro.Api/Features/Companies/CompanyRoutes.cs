namespace AskPro.Api.Features.Companies;

internal static class CompanyRoutes
{
    internal static void MapCompanies(this RouteGroupBuilder company)
    {
        var settings = company.MapGroup("/company").WithTags("Company");
        settings.MapGetCompany();
        settings.MapChangeCompany();
        settings.MapGetModules();
        settings.MapChangeModules();
    }
}
