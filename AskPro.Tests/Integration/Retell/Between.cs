using AskPro.Integrations.Retell.Api;
using AskPro.Integrations.Retell.Registration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace AskPro.Tests.Integration.Retell;

/// <summary>Lets something happen once, right after the answer to an operation, and before the caller has it.</summary>
internal sealed class Between(string operation, Func<Task> happen)
{
    private int happened;

    public WebhookRegistrar Registrar(RetellStandIn retell) => new(retell.Client(configure: services =>
        services.Configure<HttpClientFactoryOptions>(RetellClient.HttpName, options =>
            options.HttpMessageHandlerBuilderActions.Add(builder => builder.AdditionalHandlers.Add(new Handler(this))))));

    private async Task AfterAsync(HttpRequestMessage request)
    {
        if (request.RequestUri!.AbsolutePath.Contains($"/{operation}/", StringComparison.Ordinal) && Interlocked.Exchange(ref happened, 1) == 0)
            await happen();
    }

    private sealed class Handler(Between between) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            await between.AfterAsync(request);
            return response;
        }
    }
}
