using AskPro.Api.Features.Audit;

namespace AskPro.Api.Features.Companies;

/// <param name="Name">The company's name.</param>
/// <param name="TimeZone">IANA zone.</param>
/// <param name="Language"><c>de</c> or <c>en</c>.</param>
/// <param name="Version">To be sent back with a change; opaque.</param>
/// <param name="Changed">The latest change; null when there was none.</param>
internal sealed record CompanySettingsView(string Name, string TimeZone, string Language, uint Version, LastChange? Changed);
