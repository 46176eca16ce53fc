using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AskPro.Hosting.Dashboard.Resources;

/// <summary>The pages about resources and the fragments they renew.</summary>
internal static class ResourceEndpoints
{
    public static void AddResources(this IServiceCollection services)
    {
        services.AddSingleton<SecretWords>();
        services.AddSingleton<ResourceBoard>();
        services.AddSingleton<CommandNotices>();
        services.AddHostedService<ResourceChanges>();
    }

    public static void MapResources(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", (string? text, string? type, string? state) => new RazorComponentResult<ResourcesPage>(Filter(text, type, state)));
        app.MapGet("/_resources", (string? text, string? type, string? state) => new RazorComponentResult<ResourceTable>(Filter(text, type, state)));
        app.MapGet("/graph", () => new RazorComponentResult<GraphPage>());
        app.MapGet("/_graph", () => new RazorComponentResult<ResourceGraph>());
        app.MapGet("/parameters", (string[] reveal) => new RazorComponentResult<ParametersPage>(Revealed(reveal)));
        app.MapGet("/resources/{name}", (string name, string[] reveal, string? notice, ResourceBoard board) => One<ResourcePage>(name, board, reveal, new() { ["Notice"] = notice }));
        app.MapGet("/resources/{name}/_details", (string name, string[] reveal, ResourceBoard board) => One<ResourceDetails>(name, board, reveal, []));
        app.MapPost("/resources/{name}/commands/{command}", RunCommand.HandleAsync);
    }

    private static IResult One<TComponent>(string name, ResourceBoard board, string[] reveal, Dictionary<string, object?> more)
        where TComponent : Microsoft.AspNetCore.Components.IComponent
    {
        if (board.Find(name) is not { } resource)
            return TypedResults.NotFound();
        more["Name"] = resource.Name;
        more["Revealed"] = reveal;
        return new RazorComponentResult<TComponent>(more);
    }

    private static Dictionary<string, object?> Revealed(string[] names) => new() { ["Revealed"] = names };

    private static Dictionary<string, object?> Filter(string? text, string? type, string? state) =>
        new() { ["Text"] = text, ["Type"] = type, ["State"] = state };
}
