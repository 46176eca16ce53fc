using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AskPro.Hosting.Dashboard.Shell;

/// <summary>The dashboard's own styles and scripts, from inside the assembly.</summary>
internal static class Assets
{
    public static void MapAssets(this IEndpointRouteBuilder app) => app.MapGet("/assets/{name}", Answer);

    private static IResult Answer(string name) =>
        TypeOf(Path.GetExtension(name)) is { } type && typeof(Assets).Assembly.GetManifestResourceStream($"dashboard/{name}") is { } asset
            ? TypedResults.Stream(asset, type)
            : TypedResults.NotFound();

    private static string? TypeOf(string extension) => extension switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => null,
    };
}
