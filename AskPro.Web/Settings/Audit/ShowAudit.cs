using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Settings.Audit;

/// <summary>Who changed what in the company.</summary>
internal static class ShowAudit
{
    public static async Task<RazorComponentResult<AuditPage>> PageAsync(
        Viewer viewer,
        [FromQuery(Name = AuditFilter.PersonParameter)] string? person,
        [FromQuery(Name = AuditFilter.KindParameter)] string? kind,
        [FromQuery(Name = AuditFilter.BeforeParameter)] string? before,
        AskProApiClient api,
        FeedHub hub,
        CancellationToken cancel)
    {
        var seq = hub.LastKnown(viewer.Company.Id);
        var filter = new AuditFilter(FormId.Of(person), string.IsNullOrEmpty(kind) ? null : kind);
        var found = await api.GetAuditAsync(viewer.Token, filter, FormId.Of(before), cancel);
        return new(new { Viewer = viewer, Seq = seq, Found = found, Filter = filter });
    }
}
