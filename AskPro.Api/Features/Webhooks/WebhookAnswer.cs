using System.Globalization;
using AskPro.Api.Features.Webhooks.Intake;
using AskPro.Api.Features.Webhooks.Telemetry;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.Webhooks;

/// <summary>Says no: one answer, one count, one log line, none of them with anything of the request.</summary>
internal sealed class WebhookAnswer(InboxMetrics metrics, IOptions<RetellIngestOptions> options, ILogger<WebhookAnswer> logger)
{
    private readonly string _retryAfter = options.Value.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);

    public async Task RefuseAsync(HttpContext context, IngestFault fault)
    {
        metrics.Rejected(fault);
        logger.WebhookRefused(fault.Code);
        if (context.RequestAborted.IsCancellationRequested)
            return;
        if (fault.Status == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = _retryAfter;
        var problem = TypedResults.Problem(
            title: fault.Title, statusCode: fault.Status, extensions: new Dictionary<string, object?> { ["code"] = fault.Code });
        await problem.ExecuteAsync(context);
    }
}
