using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace AskPro.Api.Hosting;

/// <summary>A database that does not answer is an outage with an end, not a bug: 503, come back.</summary>
internal sealed class DatabaseAwayHandler(IProblemDetailsService problems) : IExceptionHandler
{
    private const string RetryAfterSeconds = "2";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!IsOutage(exception)) return false;
        httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        httpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails =
            {
                Status = StatusCodes.Status503ServiceUnavailable,
                Detail = "The database does not answer. Nothing was changed; try again.",
                Extensions = { ["code"] = ProblemCodes.DatabaseAway },
            },
        });
    }

    private static bool IsOutage(Exception? exception) => exception switch
    {
        null => false,
        PostgresException { SqlState: ['0', '8', ..] or ['5', '7', 'P', ..] or PostgresErrorCodes.TooManyConnections } => true,
        PostgresException => false,
        NpgsqlException => true,
        _ => IsOutage(exception.InnerException),
    };
}
