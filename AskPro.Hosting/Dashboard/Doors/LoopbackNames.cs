using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AskPro.Hosting.Dashboard.Doors;

/// <summary>Answers only when addressed as this machine, so that no foreign page reaches it by rebinding a name.</summary>
internal static class LoopbackNames
{
    public static void UseLoopbackNames(this WebApplication app) => app.Use((context, next) =>
    {
        if (IsLoopback(context.Request.Host.Host))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsync("The dashboard answers as localhost only.");
    });

    private static bool IsLoopback(string host) =>
        host is "127.0.0.1" or "[::1]"
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
}
