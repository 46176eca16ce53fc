using System.Globalization;
using System.Text;
using AskPro.Hosting.Dashboard.Access;
using AskPro.Hosting.Dashboard.Resources;
using AskPro.Hosting.Dashboard.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AskPro.Hosting.Dashboard.Consoles;

/// <summary>What the processes write: of one, or of all interleaved.</summary>
internal static class ConsoleEndpoints
{
    private const string Page = "/consolelogs";

    public static void AddConsoles(this IServiceCollection services)
    {
        services.AddSingleton<ConsoleReader>();
        services.AddSingleton<ConsoleStream>();
    }

    public static void MapConsoles(this IEndpointRouteBuilder app)
    {
        app.MapGet(Page, (string? resource, string? text, long? since) => new RazorComponentResult<ConsolePage>(Parameters(resource, text, since)));
        app.MapGet($"{Page}/_lines", (string? resource, string? text, long? since) => new RazorComponentResult<ConsoleLines>(Parameters(resource, text, since)));
        app.MapGet($"{Page}/_commands", (string resource, ResourceBoard board) => board.Find(resource) is { } found
            ? (IResult)new RazorComponentResult<ConsoleCommands>(new Dictionary<string, object?> { ["Resource"] = found.Name })
            : TypedResults.NotFound());
        app.MapGet($"{Page}/_stream", Stream);
        app.MapGet($"{Page}/_download", Download);
    }

    private static Dictionary<string, object?> Parameters(string? resource, string? text, long? since) =>
        new() { ["Resource"] = resource, ["Text"] = text, ["Since"] = since ?? 0 };

    private static ServerSentEventsResult<string> Stream(
        string? resource, string? text, long? since, [FromHeader(Name = "Last-Event-ID")] string? lastEventId,
        ConsoleStream stream, Preferences preferences, Visits visits, IHostApplicationLifetime lifetime, HttpContext context)
    {
        var from = long.TryParse(lastEventId, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : since ?? 0;
        return TypedResults.ServerSentEvents(stream.ReadAsync(
            new ConsoleQuery(resource, text, from), preferences, () => visits.HasOpen(context.Request), lifetime.ApplicationStopping, context.RequestAborted));
    }

    private static FileContentHttpResult Download(string? resource, string? text, ConsoleReader reader)
    {
        var (lines, _) = reader.Read(new ConsoleQuery(resource, text, 0));
        var file = string.Concat(lines.Select(line => line.ToText() + "\n"));
        var name = reader.Writers.FirstOrDefault(writer => writer == resource) ?? "all";
        return TypedResults.Bytes(Encoding.UTF8.GetBytes(file), "text/plain; charset=utf-8", $"console-{name}.txt");
    }
}
