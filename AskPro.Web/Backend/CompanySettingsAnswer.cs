namespace AskPro.Web.Backend;

/// <param name="Version">Sent back with a change; Api refuses it when somebody else was faster.</param>
/// <param name="Changed">The latest change; null when there was none.</param>
public sealed record CompanySettingsAnswer(string Name, string TimeZone, string Language, uint Version, LastChangeAnswer? Changed);

/// <summary>When something was changed last, and by whom.</summary>
public sealed record LastChangeAnswer(DateTimeOffset At, string By);
