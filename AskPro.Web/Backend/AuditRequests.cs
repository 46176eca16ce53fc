using AskPro.Web.Settings.Audit;

namespace AskPro.Web.Backend;

/// <summary>What Web asks of Api about the audit log.</summary>
internal static class AuditRequests
{
    public static Task<AuditPageAnswer> GetAuditAsync(
        this AskProApiClient api, SessionToken token, AuditFilter filter, Guid? before, CancellationToken cancel)
    {
        var query = new List<string>();
        if (before is { } cursor) query.Add($"before={cursor:D}");
        if (filter.Person is { } person) query.Add($"actor={person:D}");
        if (!string.IsNullOrEmpty(filter.Kind)) query.Add($"kind={Uri.EscapeDataString(filter.Kind)}");
        return api.GetAsync<AuditPageAnswer>(token, query.Count == 0 ? "/api/audit" : $"/api/audit?{string.Join('&', query)}", cancel);
    }
}
