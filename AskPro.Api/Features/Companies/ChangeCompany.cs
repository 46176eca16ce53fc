using AskPro.Api.Features.Audit;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Companies;

/// <summary><c>PUT /api/company</c>: changes the company of the session.</summary>
internal static class ChangeCompany
{
    private const int LongestName = 120;

    private static readonly string[] Languages = ["de", "en"];

    internal static void MapChangeCompany(this RouteGroupBuilder settings) =>
        settings.MapPut("", HandleAsync)
            .Needs(Right.Manage)
            .WithName("ChangeCompany")
            .WithSummary("Change the company's settings")
            .WithDescription("All fields, with the `version` that was read. 409 `changed_meanwhile` when somebody else was faster; read again and decide.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<CompanySettingsView>, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Change change, TenantContext tenant, AskProDbContext database, AuditTrail audit, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var name = errors.Text("name", change.Name, LongestName);
        var zone = errors.Check("timeZone", change.TimeZone, IsIanaZone, FieldErrorCodes.Unknown);
        var language = errors.Check("language", change.Language, Languages.Contains, FieldErrorCodes.Unknown);
        if (errors.Any) return errors.ToProblem();

        var companyId = tenant.RequiredCompanyId;
        var company = await database.Companies.SingleAsync(company => company.Id == companyId, cancellationToken);
        if (company.Version != change.Version) return Problems.ChangedMeanwhile();

        var before = CompanySettings.Of(company);
        (company.Name, company.TimeZone, company.Language) = (name, zone, language);
        await audit.RecordAsync("company.changed", new(companyId, name), before, CompanySettings.Of(company), cancellationToken);
        if (!await database.TrySaveAsync(cancellationToken)) return Problems.ChangedMeanwhile();
        return TypedResults.Ok(await GetCompany.ReadAsync(companyId, database, audit, cancellationToken));
    }

    private static bool IsIanaZone(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId;

    /// <param name="Name">The company's name, 1 to 120 characters.</param>
    /// <param name="TimeZone">IANA zone, for example <c>Europe/Berlin</c>.</param>
    /// <param name="Language"><c>de</c> or <c>en</c>.</param>
    /// <param name="Version">As it was read.</param>
    internal sealed record Change(string? Name, string? TimeZone, string? Language, uint Version);
}
