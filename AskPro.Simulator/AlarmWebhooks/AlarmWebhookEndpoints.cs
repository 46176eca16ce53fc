using System.Text;
using AskPro.Integrations.AlarmWebhooks;
using AskPro.Simulator.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Simulator.AlarmWebhooks;

/// <summary>The stand-in for a receiver of the product's own alarms: takes what comes, keeps it with its signature, and answers as it is told.</summary>
internal static class AlarmWebhookEndpoints
{
    private const int LargestMessage = 1 << 16;

    internal static void AddAlarmWebhookInbox(this WebApplicationBuilder builder) => builder.Services.AddSingleton<AlarmWebhookInbox>();

    internal static void MapAlarmWebhookInbox(this WebApplication app)
    {
        app.MapGet("/alarm-webhooks.json", (AlarmWebhookInbox inbox) => TypedResults.Ok(inbox.Latest));
        app.MapPost("/alarm-webhooks", ReceiveAsync).WithMetadata(new RequestSizeLimitAttribute(LargestMessage));
    }

    /// <param name="request">With any query: receivers keep secrets there.</param>
    /// <param name="inbox">What came.</param>
    /// <param name="status">What is answered.</param>
    /// <param name="cancellationToken">The sender went.</param>
    private static async Task<IResult> ReceiveAsync(HttpRequest request, AlarmWebhookInbox inbox, CancellationToken cancellationToken, int status = StatusCodes.Status204NoContent)
    {
        if (!OwnOrigin.Has(request)) return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        inbox.Keep(
            await reader.ReadToEndAsync(cancellationToken), request.Headers[AlarmWebhookSecret.HeaderName].ToString(), request.Headers["Idempotency-Key"].ToString(),
            request.Headers.TraceParent.Count > 0);
        if (status is >= 300 and < 400) request.HttpContext.Response.Headers.Location = "/alarm-webhooks";
        return TypedResults.StatusCode(status);
    }
}
