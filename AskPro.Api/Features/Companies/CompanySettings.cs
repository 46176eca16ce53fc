using AskPro.Data.Companies;

namespace AskPro.Api.Features.Companies;

/// <summary>What an owner may change about the company; also what the audit log compares.</summary>
/// <param name="Name">The company's name, 1 to 120 characters.</param>
/// <param name="TimeZone">IANA zone, for example <c>Europe/Berlin</c>.</param>
/// <param name="Language"><c>de</c> or <c>en</c>.</param>
internal sealed record CompanySettings(string Name, string TimeZone, string Language)
{
    internal static CompanySettings Of(Company company) => new(company.Name, company.TimeZone, company.Language);
}
