using System.Globalization;
using AskPro.Integrations.Retell.Rehearsal;
using AskPro.Simulator.Calls;
using AskPro.Simulator.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Simulator.Pages;

/// <summary>The page of the simulator: a plain form that works without script; with it, the list of calls renews itself.</summary>
internal static class PageEndpoints
{
    private const int ShownCalls = 15;

    internal static void MapRehearsalPage(this WebApplication app)
    {
        app.MapGet("/", (HttpRequest request, string? sprache, SimulatedCalls calls) => Page(PageTexts.For(sprache, request), calls, FormCollection.Empty, []));
        app.MapGet("/recent", (HttpRequest request, string? sprache, SimulatedCalls calls) => Recent(PageTexts.For(sprache, request), calls));

        app.MapPost("/", PlaceAsync);
    }

    internal static void MapPageFiles(this WebApplication app)
    {
        MapFile(app, "simulator.css", "text/css; charset=utf-8");
        MapFile(app, "simulator.js", "text/javascript; charset=utf-8");
    }

    private static void MapFile(WebApplication app, string name, string contentType) =>
        app.MapGet($"/{name}", (IWebHostEnvironment environment) =>
            TypedResults.Stream(environment.WebRootFileProvider.GetFileInfo(name).CreateReadStream(), contentType));

    private static async Task<IResult> PlaceAsync(HttpRequest request, SimulatedCalls calls)
    {
        if (!OwnOrigin.Has(request) || !request.HasFormContentType) return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        var form = await request.ReadFormAsync();
        var call = Read(form);
        var language = form["sprache"].ToString();
        var problems = call.Problems();
        if (problems.Count > 0) return Page(PageTexts.For(language, request), calls, form, problems);
        calls.Place(call);
        return SeeOther.To($"/?sprache={(language == "en" ? "en" : "de")}");
    }

    private static CallRequest Read(IFormCollection form) => new(
        Enum.TryParse<CallScenario>(form["scenario"], ignoreCase: true, out var scenario) ? scenario : null,
        Text(form, "toNumber"),
        Text(form, "fromNumber"),
        int.TryParse(form["size"], CultureInfo.InvariantCulture, out var size) ? size : null,
        double.TryParse(form["speed"], CultureInfo.InvariantCulture, out var speed) ? speed : null,
        new CallFaults(
            form["duplicate"] == "true",
            form["reorder"] == "true",
            int.TryParse(form["delayMs"], CultureInfo.InvariantCulture, out var delay) ? delay : 0,
            [.. form["drop"].OfType<string>()]));

    private static string? Text(IFormCollection form, string field) =>
        form[field].ToString().Trim() is { Length: > 0 } text ? text : null;

    private static RazorComponentResult<RehearsalPage> Page(PageTexts texts, SimulatedCalls calls, IFormCollection form, Dictionary<string, string[]> problems) =>
        new(new Dictionary<string, object?>
        {
            [nameof(RehearsalPage.Texts)] = texts,
            [nameof(RehearsalPage.Calls)] = Shown(calls),
            [nameof(RehearsalPage.Form)] = form,
            [nameof(RehearsalPage.Problems)] = problems,
        });

    private static RazorComponentResult<RecentCalls> Recent(PageTexts texts, SimulatedCalls calls) =>
        new(new Dictionary<string, object?>
        {
            [nameof(RecentCalls.Texts)] = texts,
            [nameof(RecentCalls.Calls)] = Shown(calls),
        });

    private static SimulatedCall[] Shown(SimulatedCalls calls) => [.. calls.Latest(ShownCalls)];
}
