using AskPro.Api.Features.Audit;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Companies;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Companies;

/// <summary><c>PUT /api/company/modules</c>: switches parts of AskPro on or off. It holds from the next event on.</summary>
internal static class ChangeModules
{
    internal static void MapChangeModules(this RouteGroupBuilder settings) =>
        settings.MapPut("/modules", HandleAsync)
            .Needs(Right.Manage)
            .NeedsAllBranches()
            .WithName("ChangeModules")
            .WithSummary("Change the company's modules")
            .WithDescription(
                "All fields, with the `version` that was read. `recording`: with `never` no address of a recording is stored or shown, and those stored before are deleted; with "
                + "`with_consent` it is shown for calls whose analysis has `recording_consent: true`. 409 `changed_meanwhile` when somebody else was faster.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<GetModules.ModuleSettingsView>, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Change change, TenantContext tenant, AskProDbContext database, AuditTrail audit, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        if (change.Appointments is null) errors.Add("appointments", FieldErrorCodes.Required);
        var recording = errors.Check("recording", change.Recording, RecordingModes.All.Contains, FieldErrorCodes.Unknown);
        if (errors.Any) return errors.ToProblem();

        var companyId = tenant.RequiredCompanyId;
        var company = await database.Companies.SingleAsync(company => company.Id == companyId, cancellationToken);
        if (company.Version != change.Version) return Problems.ChangedMeanwhile();

        var before = ModuleSettings.Of(company);
        (company.Appointments, company.Recording) = (change.Appointments!.Value, recording);
        await audit.RecordAsync("company.modules_changed", new(companyId, company.Name), before, ModuleSettings.Of(company), cancellationToken);
        if (!await database.TrySaveAsync(cancellationToken)) return Problems.ChangedMeanwhile();
        if (recording == RecordingModes.Never) await ForgetAsync(database, companyId, cancellationToken);
        return TypedResults.Ok(await GetModules.ReadAsync(companyId, database, audit, cancellationToken));
    }

    private static Task<int> ForgetAsync(AskProDbContext database, Guid companyId, CancellationToken cancellationToken) =>
        database.Calls
            .Where(call => call.CompanyId == companyId && (call.RecordingUrl != null || call.RecordingMultiChannelUrl != null))
            .ExecuteUpdateAsync(
                call => call.SetProperty(row => row.RecordingUrl, (string?)null).SetProperty(row => row.RecordingMultiChannelUrl, (string?)null), cancellationToken);

    /// <param name="Appointments">Whether calls may end in appointments.</param>
    /// <param name="Recording"><c>never</c> or <c>with_consent</c>.</param>
    /// <param name="Version">As it was read.</param>
    internal sealed record Change(bool? Appointments, string? Recording, uint Version);
}
