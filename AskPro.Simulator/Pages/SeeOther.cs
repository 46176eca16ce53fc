
namespace AskPro.Simulator.Pages;

/// <summary>303: after a form, go and read. The framework's redirects keep or lose the method, depending on the client.</summary>
internal static class SeeOther
{
    internal static IResult To(string location) => new Result(location);

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
