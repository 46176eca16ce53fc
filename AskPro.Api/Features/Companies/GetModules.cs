using AskPro.Api.Features.Audit;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Companies;

/// <summary><c>GET /api/company/modules</c>: which parts of AskPro the company uses.</summary>
internal static class GetModules
{
    internal static void MapGetModules(this RouteGroupBuilder settings) =>
        settings.MapGet("/modules", HandleAsync)
            .Needs(Right.Manage)
            .WithName("GetModules")
            .WithSummary("The company's modules")
            .WithDescription("`version` belongs to these values: a change sends it back and is refused when somebody else was faster.");

    private static async Task<Ok<ModuleSettingsView>> HandleAsync(
        TenantContext tenant, AskProDbContext database, AuditTrail audit, CancellationToken cancellationToken) =>
        TypedResults.Ok(await ReadAsync(tenant.RequiredCompanyId, database, audit, cancellationToken));

    internal static async Task<ModuleSettingsView> ReadAsync(
        Guid companyId, AskProDbContext database, AuditTrail audit, CancellationToken cancellationToken)
    {
        var changed = await audit.LastChangeAsync(companyId, cancellationToken);
        return await database.Companies.AsNoTracking()
            .Where(company => company.Id == companyId)
            .Select(company => new ModuleSettingsView(company.Appointments, company.Recording, company.Version, changed))
            .SingleAsync(cancellationToken);
    }

    /// <param name="Appointments">Whether calls may end in appointments.</param>
    /// <param name="Recording"><c>never</c> or <c>with_consent</c>.</param>
    /// <param name="Version">To be sent back with a change; opaque.</param>
    /// <param name="Changed">The company's latest change; null when there was none.</param>
    internal sealed record ModuleSettingsView(bool Appointments, string Recording, uint Version, LastChange? Changed);
}
