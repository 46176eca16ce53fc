using AskPro.Api.Features.Audit;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Companies;

/// <summary><c>GET /api/company</c>: what can be changed about the company of the session.</summary>
internal static class GetCompany
{
    internal static void MapGetCompany(this RouteGroupBuilder settings) =>
        settings.MapGet("", HandleAsync)
            .Needs(Right.Manage)
            .WithName("GetCompany")
            .WithSummary("The company's settings")
            .WithDescription("`version` belongs to these values: a change sends it back and is refused when somebody else was faster.");

    private static async Task<Ok<CompanySettingsView>> HandleAsync(
        TenantContext tenant, AskProDbContext database, AuditTrail audit, CancellationToken cancellationToken) =>
        TypedResults.Ok(await ReadAsync(tenant.RequiredCompanyId, database, audit, cancellationToken));

    internal static async Task<CompanySettingsView> ReadAsync(
        Guid companyId, AskProDbContext database, AuditTrail audit, CancellationToken cancellationToken)
    {
        var changed = await audit.LastChangeAsync(companyId, cancellationToken);
        return await database.Companies.AsNoTracking()
            .Where(company => company.Id == companyId)
            .Select(company => new CompanySettingsView(company.Name, company.TimeZone, company.Language, company.Version, changed))
            .SingleAsync(cancellationToken);
    }
}
