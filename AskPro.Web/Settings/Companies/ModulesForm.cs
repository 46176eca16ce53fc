using AskPro.Web.Backend;

namespace AskPro.Web.Settings.Companies;

/// <summary>What stands in the fields: as stored, or as chosen when it has to be corrected.</summary>
/// <param name="Appointments"><c>on</c> or <c>off</c>.</param>
/// <param name="Recording">Code of the mode.</param>
/// <param name="Version">As it was read.</param>
public sealed record ModulesForm(string? Appointments, string? Recording, uint Version)
{
    internal const string On = "on";
    internal const string Off = "off";

    /// <summary>Null when neither was chosen: Api says so.</summary>
    internal bool? Switch => Appointments switch { On => true, Off => false, _ => null };

    public static ModulesForm Of(ModuleSettingsAnswer stored) => new(stored.Appointments ? On : Off, stored.Recording, stored.Version);
}
