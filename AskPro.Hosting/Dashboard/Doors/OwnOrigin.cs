using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AskPro.Hosting.Dashboard.Doors;

/// <summary>What changes something is taken from the dashboard's own pages alone: a browser says with every POST where it comes from.</summary>
internal static class OwnOrigin
{
    public static void UseOwnOrigin(this WebApplication app) => app.Use((context, next) =>
    {
        if (IsSafe(context.Request.Method) || IsOwn(context.Request))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("This came from another page than the dashboard's own.");
    });

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private static bool IsOwn(HttpRequest request) =>
        string.Equals(request.Headers.Origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
        && request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin";
}
