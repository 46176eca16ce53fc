using Microsoft.AspNetCore.Http;

namespace AskPro.Hosting.Dashboard.Shell;

/// <summary>303: after a form, go and read.</summary>
internal static class SeeOther
{
    public static IResult To(string location) => new Result(location);

    private sealed class Result(string location) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = location;
            return Task.CompletedTask;
        }
    }
}
