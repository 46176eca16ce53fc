using AskPro.Web.Backend;

namespace AskPro.Web.Settings.Companies;

/// <summary>What stands in the fields: as stored, or as typed when it has to be corrected.</summary>
public sealed record CompanyForm(string? Name, string? TimeZone, string? Language, uint Version)
{
    public static CompanyForm Of(CompanySettingsAnswer stored) => new(stored.Name, stored.TimeZone, stored.Language, stored.Version);
}
