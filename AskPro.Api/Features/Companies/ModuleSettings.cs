using AskPro.Data.Companies;

namespace AskPro.Api.Features.Companies;

/// <summary>Which parts of AskPro the company uses; also what the audit log compares.</summary>
/// <param name="Appointments">Whether calls may end in appointments.</param>
/// <param name="Recording"><c>never</c> or <c>with_consent</c>.</param>
internal sealed record ModuleSettings(bool Appointments, string Recording)
{
    internal static ModuleSettings Of(Company company) => new(company.Appointments, company.Recording);
}
