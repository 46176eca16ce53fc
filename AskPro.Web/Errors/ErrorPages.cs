using System.Diagnostics;
using AskPro.Web.Backend;
using AskPro.Web.Live;
using AskPro.Web.Operators;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Web.Errors;

/// <summary>
/// One place for everything that goes wrong: a page in the reader's language that says what happened, what to do and
/// which reference finds it in the logs. A script gets the bare status.
/// </summary>
internal static partial class ErrorPages
{
    public static void UseErrorPages(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ErrorPages).FullName!);
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                return;
            }
            catch (CompanyLeftException) when (!context.Response.HasStarted && Viewer.From(context.User) is not null)
            {
                await OperatorFallback.GoAsync(context, Viewer.From(context.User)!);
                return;
            }
            catch (SessionEndedException) when (!context.Response.HasStarted)
            {
                await SessionCookie.EndAsync(context);
                return;
            }
            catch (ServiceAwayException exception) when (!context.Response.HasStarted)
            {
                ServiceAway(log, exception, exception.Service, Reference(context));
                Fail(context, StatusCodes.Status503ServiceUnavailable);
            }
            catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
            {
                Fail(context, exception.StatusCode);
            }
            catch (Exception exception) when (!context.Response.HasStarted)
            {
                Unexpected(log, exception, Reference(context));
                Fail(context, StatusCodes.Status500InternalServerError);
            }
            if (NeedsPage(context))
                await Show(context);
        });
    }

    private static void Fail(HttpContext context, int status)
    {
        context.Response.Clear();
        context.Response.StatusCode = status;
    }

    private static bool NeedsPage(HttpContext context) =>
        context.Response is { StatusCode: >= 400, HasStarted: false, ContentType: null, ContentLength: null }
        && !LiveRequest.IsFromScript(context.Request);

    private static Task Show(HttpContext context)
    {
        Shell.SecurityHeaders.Set(context.Response.Headers);
        var page = new RazorComponentResult<ErrorPage>(new { Status = context.Response.StatusCode, Reference = Reference(context) })
        {
            StatusCode = context.Response.StatusCode,
        };
        return page.ExecuteAsync(context);
    }

    /// <summary>The trace id: operators find the request by it.</summary>
    private static string Reference(HttpContext context) =>
        Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

    [LoggerMessage(4201, LogLevel.Warning, "The service {Service} is away; the reader was told so, reference {Reference}")]
    private static partial void ServiceAway(ILogger log, Exception exception, string service, string reference);

    [LoggerMessage(4202, LogLevel.Error, "A page failed, reference {Reference}")]
    private static partial void Unexpected(ILogger log, Exception exception, string reference);
}
