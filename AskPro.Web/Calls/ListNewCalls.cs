using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Calls;

/// <summary>Toasts for calls that began after an instant. The script drops those it has shown already.</summary>
internal static class ListNewCalls
{
    public static async Task<RazorComponentResult<NewCallToasts>> FragmentAsync(
        Viewer viewer, [FromQuery(Name = "nach")] DateTimeOffset after, AskProApiClient api, CancellationToken cancel)
    {
        var answer = await api.GetNewCallsAsync(viewer.Token, after, cancel);
        return new(new { Calls = answer.Items });
    }
}
