using System.Collections.Concurrent;
using System.Text.Json;
using AskPro.Integrations.Retell.Signatures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AskPro.Tests.Integration.Simulation;

/// <summary>One received webhook.</summary>
internal sealed record ReceivedWebhook(string Event, JsonElement Call, RetellSignatureVerdict Verdict);

/// <summary>Takes webhooks on a port of its own and answers always the same.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    public const string Key = "key_of_the_tests";

    private readonly ConcurrentQueue<ReceivedWebhook> received = new();
    private readonly WebApplication app;

    private WebhookReceiver(int status)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/api/retell/webhook", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            var bytes = body.ToArray();
            using var json = JsonDocument.Parse(bytes);
            received.Enqueue(new ReceivedWebhook(
                json.RootElement.GetProperty("event").GetString()!,
                json.RootElement.GetProperty("call").Clone(),
                RetellSignature.Verify(request.Headers[RetellSignature.HeaderName], bytes, Key, TimeProvider.System.GetUtcNow())));
            return Results.StatusCode(status);
        });
    }

    public string Url => app.Urls.Single() + "/api/retell/webhook";

    public IReadOnlyCollection<ReceivedWebhook> Received => received;

    public static async Task<WebhookReceiver> StartAsync(int status = StatusCodes.Status204NoContent)
    {
        var receiver = new WebhookReceiver(status);
        await receiver.app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
