using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Hosting.Documents;

/// <summary><c>GET /openapi/guide.md</c>: docs/api-guide.md, beside the document it explains. As plain text, so that browsers show it.</summary>
internal static class ApiGuide
{
    private static readonly Lazy<string> Text = new(() =>
    {
        using var reader = new StreamReader(typeof(ApiGuide).Assembly.GetManifestResourceStream("api-guide.md")!);
        return reader.ReadToEnd();
    });

    internal static void MapApiGuide(this WebApplication app) =>
        app.MapGet("/openapi/guide.md", Handle).AllowAnonymous().ExcludeFromDescription();

    private static ContentHttpResult Handle() => TypedResults.Text(Text.Value, "text/plain; charset=utf-8");
}
