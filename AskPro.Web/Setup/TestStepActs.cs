using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.Setup;

/// <summary>Step „Testanruf": begins a test and shows how far it comes.</summary>
internal static class TestStepActs
{
    private const string HtmxHeader = "HX-Request";

    public static async Task<RazorComponentResult<TestStep>> ShowAsync(Viewer viewer, AskProApiClient api, FeedHub hub, CancellationToken cancel) =>
        await PageAsync(viewer, null, api, hub, cancel);

    public static async Task<RazorComponentResult<TestLights>> LightsAsync(Viewer viewer, AskProApiClient api, CancellationToken cancel) =>
        new(new { Viewer = viewer, Test = await LatestAsync(viewer, api, cancel) });

    public static async Task<IResult> StartAsync(Viewer viewer, [FromForm] string? kind, AskProApiClient api, FeedHub hub, CancellationToken cancel)
    {
        var result = await api.StartTestAsync(viewer.Token, kind ?? "", cancel);
        if (result.Saved is not null)
            return new SeeOther($"{SetupPaths.TestCall}#test-lights");
        var hasKey = (await api.GetRetellKeysAsync(viewer.Token, cancel)).Items.Any(key => key.State == "current");
        var page = await PageAsync(viewer, hasKey ? "retell_key_unreadable" : "no_retell_key", api, hub, cancel);
        page.StatusCode = StatusCodes.Status409Conflict;
        return page;
    }

    public static async Task<IResult> SeenAsync(Guid id, Viewer viewer, HttpRequest request, AskProApiClient api, CancellationToken cancel)
    {
        await api.SeeTestAsync(viewer.Token, id, cancel);
        if (!request.Headers.ContainsKey(HtmxHeader))
            return new SeeOther($"{SetupPaths.TestCall}#test-lights");
        return new RazorComponentResult<TestSeen>(new { Viewer = viewer, Setup = await api.GetSetupAsync(viewer.Token, cancel), Test = await LatestAsync(viewer, api, cancel) });
    }

    // When nothing has come in time, Retell is asked why; Api sees to it that this happens seldom.
    private static async Task<SetupTestAnswer?> LatestAsync(Viewer viewer, AskProApiClient api, CancellationToken cancel)
    {
        var test = (await api.GetLatestTestAsync(viewer.Token, cancel)).Test;
        return test is { Kind: "call", IsLate: true, CallId: null }
            ? (await api.FindCauseAsync(viewer.Token, test.Id, cancel)).Saved ?? test
            : test;
    }

    private static async Task<RazorComponentResult<TestStep>> PageAsync(Viewer viewer, string? refusal, AskProApiClient api, FeedHub hub, CancellationToken cancel) =>
        new(new
        {
            Viewer = viewer,
            Seq = hub.LastKnown(viewer.Company.Id),
            Setup = await ShowSetup.OpenAsync(viewer, Steps.TestCall, api, cancel),
            Numbers = (await api.GetMeAsync(viewer.Token, cancel)).PhoneNumbers,
            Test = await LatestAsync(viewer, api, cancel),
            Refusal = refusal,
        });
}
