using AskPro.Web.Live;
using AskPro.Web.Sessions;
using AskPro.Web.Settings;

namespace AskPro.Web.Operators;

/// <summary>Where an operator goes on who works in no company: to the list of them.</summary>
internal static class OperatorFallback
{
    /// <summary>The cookie still names a company: it is read anew. A script is told to load the page.</summary>
    public static async Task GoAsync(HttpContext context, Viewer viewer)
    {
        await ViewerRefresh.ReadAgainAsync(context, viewer);
        if (LiveRequest.IsFromScript(context.Request))
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            await new SeeOther(viewer.HasCompany ? Notices.After(OperatorRoutes.Path, OperatorRoutes.SupportOver) : OperatorRoutes.Path).ExecuteAsync(context);
    }

    /// <summary>Whether a page of a company is refused only because the operator works in none.</summary>
    public static bool Applies(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && !LiveRequest.IsFromScript(context.Request)
        && Viewer.From(context.User) is { HasCompany: false } viewer && viewer.May(Rights.Operator);
}
