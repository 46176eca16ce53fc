using AskPro.Simulator.Hosting;
using AskPro.Simulator.Pages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Simulator.Alerts;

/// <summary>The stand-in for whoever is on call: takes what Alertmanager delivers, and shows it.</summary>
internal static class AlertEndpoints
{
    /// <summary>Bytes of one message; all rules firing at once make some tens of thousands.</summary>
    private const int LargestMessage = 1 << 20;

    internal static void AddAlertInbox(this WebApplicationBuilder builder) => builder.Services.AddSingleton<AlertInbox>();

    internal static void MapAlertInbox(this WebApplication app)
    {
        app.MapGet("/alerts", (HttpRequest request, string? sprache, AlertInbox inbox) => List(AlertTexts.For(PageTexts.For(sprache, request)), inbox));
        app.MapGet("/alerts.json", (AlertInbox inbox) => TypedResults.Ok(inbox.Latest));
        app.MapPost("/alerts", Receive).WithMetadata(new RequestSizeLimitAttribute(LargestMessage));
    }

    private static RazorComponentResult<AlertListPage> List(AlertTexts texts, AlertInbox inbox) =>
        new(new Dictionary<string, object?>
        {
            [nameof(AlertListPage.Texts)] = texts,
            [nameof(AlertListPage.Alerts)] = inbox.Latest,
        });

    // A foreign page is kept out by its origin; Alertmanager sends none.
    private static IResult Receive(HttpRequest request, AlertMessage message, AlertInbox inbox)
    {
        if (!OwnOrigin.Has(request))
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        if (message.Alerts is null)
            return TypedResults.BadRequest();
        inbox.Keep(message);
        return TypedResults.NoContent();
    }
}
