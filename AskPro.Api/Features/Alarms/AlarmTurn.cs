using AskPro.Data;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Alarms;

/// <summary>
/// One change of rules and channels at a time, until the transaction of the request ends: how many there are, which names are taken and which channel a
/// rule needs stays as it was looked at. Operators are few, and a change takes milliseconds.
/// </summary>
internal static class AlarmTurn
{
    internal static async ValueTask<object?> TakeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsGet(http.Request.Method))
            await http.RequestServices.GetRequiredService<AskProDbContext>().Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(4771100022)", http.RequestAborted);
        return await next(context);
    }
}
