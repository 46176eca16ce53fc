namespace AskPro.Web.Backend;

/// <param name="Recording">One of <c>never</c>, <c>with_consent</c>.</param>
/// <param name="Version">Sent back with a change; Api refuses it when somebody else was faster.</param>
/// <param name="Changed">The latest change of the company; null when there was none.</param>
public sealed record ModuleSettingsAnswer(bool Appointments, string Recording, uint Version, LastChangeAnswer? Changed);
