namespace AskPro.Simulator.Webhooks;

internal static class WebhookRegistration
{
    internal static void AddWebhookSender(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<WebhookOptions>()
            .BindConfiguration("Simulator")
            .Configure<IConfiguration>((options, configuration) =>
            {
                if (configuration["Retell:PlatformKey"] is { Length: > 0 } key) options.PlatformKey = key;
            })
            .ValidateDataAnnotations()
            .ValidateOnStart();

        var http = builder.Services.AddHttpClient<WebhookSender>(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler((handler, _) =>
            {
                handler.ConnectCallback = LoopbackOnly.ConnectAsync;
                handler.UseProxy = false;
                handler.AllowAutoRedirect = false;
            });

        // Retell has its own time-out and retries (WebhookSender); a circuit breaker of ours would hide what the Api answers.
#pragma warning disable EXTEXP0001 // Removing the defaults for one client is still marked experimental.
        http.RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001
    }
}
