namespace AskPro.Web.Setup;

/// <summary>What stands in the fields of the step „Ihr Betrieb": as stored, or as typed when it has to be corrected.</summary>
/// <param name="Name">The company's name.</param>
/// <param name="Region">ISO 3166-2 of its Bundesland.</param>
/// <param name="Version">Of the company, as it was read.</param>
/// <param name="BranchVersion">Of its first branch, as it was read; 0 without one.</param>
public sealed record CompanyStepForm(string? Name, string? Region, uint Version, uint BranchVersion);
