using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using AskPro.Web.Settings;
using AskPro.Web.Settings.Audit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Operators;

/// <summary>What operators did, also to companies that are gone.</summary>
internal static class ShowOperatorAudit
{
    public static async Task<RazorComponentResult<OperatorAuditPage>> PageAsync(
        Viewer viewer, [FromQuery(Name = AuditFilter.BeforeParameter)] string? before, AskProApiClient api, CancellationToken cancel) =>
        new(new { Viewer = viewer, Found = await api.GetOperatorAuditAsync(viewer.Token, FormId.Of(before), cancel) });
}
