using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Web.Setup;

/// <summary>How calls get from the company's old number to the assistant.</summary>
internal static class ShowForwarding
{
    public static async Task<RazorComponentResult<ForwardingPage>> PageAsync(Viewer viewer, AskProApiClient api, FeedHub hub, CancellationToken cancel) =>
        new(new { Viewer = viewer, Seq = hub.LastKnown(viewer.Company.Id), Numbers = (await api.GetMeAsync(viewer.Token, cancel)).PhoneNumbers });
}
