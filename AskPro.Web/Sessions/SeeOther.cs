using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Web.Sessions;

/// <summary>
/// 303 to a page of this site: what follows a form. Anything that is not a local path goes to the start page, so that
/// a prepared link cannot lead a freshly signed-in user elsewhere.
/// </summary>
internal sealed class SeeOther(string? url) : IResult
{
    public string Location { get; } = RedirectHttpResult.IsLocalUrl(url) && !url!.StartsWith('~') ? url : "/";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = Location;
        return Task.CompletedTask;
    }
}
