namespace AskPro.Web.Settings.Audit;

/// <summary>Which entries: everything about it stands in the address.</summary>
/// <param name="Person">Who changed something; null for everyone.</param>
/// <param name="Kind">First part of an action; null for everything.</param>
public sealed record AuditFilter(Guid? Person, string? Kind)
{
    public const string PersonParameter = "person";
    public const string KindParameter = "art";
    public const string BeforeParameter = "vor";

    /// <summary>The address of the entries before one of them.</summary>
    public string Older(Guid before) =>
        $"{SettingsRoutes.Audit}?{BeforeParameter}={before:D}&{PersonParameter}={Person:D}&{KindParameter}={Uri.EscapeDataString(Kind ?? "")}";
}
