using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.FrontDoorTests;

/// <summary>Sends a test through the front door.</summary>
internal static class SendTest
{
    public static async Task<IResult> SubmitAsync(
        Viewer viewer, [AsParameters] TestingFilter filter, [FromForm] string? kind, [FromForm] string? body, AskProApiClient api, CancellationToken cancel)
    {
        var result = await api.SendTestAsync(viewer.Token, filter.CompanyId, kind, kind == TestingWords.Event ? body : null, cancel);
        return result.Saved is { } test
            ? new SeeOther($"{(filter with { Test = test.Id.ToString("D") }).Page()}#test-result")
            : await ShowTesting.RefusedAsync(viewer, filter, body, result.Errors, api, cancel);
    }
}
