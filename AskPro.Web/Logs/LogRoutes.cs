using AskPro.Web.Health;
using AskPro.Web.Sessions;

namespace AskPro.Web.Logs;

/// <summary>What Api, Worker and Web logged (Protokoll), for operators.</summary>
internal static class LogRoutes
{
    public const string Path = $"{HealthRoutes.Section}/protokoll";

    /// <summary>The list alone, which the page asks for while it follows.</summary>
    public const string List = $"{Path}/_liste";

    public const string Download = $"{Path}/herunterladen";

    public static void MapLogs(this IEndpointRouteBuilder app)
    {
        var logs = app.MapGroup(Path).Needs(Rights.Operator);
        logs.MapGet("", ShowLogs.PageAsync);
        logs.MapGet("/_liste", ShowLogs.ListAsync);
        logs.MapGet("/herunterladen", DownloadLogs.HandleAsync);
    }
}
