using AskPro.Api.Features.Webhooks.Telemetry;
using AskPro.Api.Hosting;

namespace AskPro.Api.Features.Webhooks.Storing;

/// <summary>Wakes the Worker's inbox, at most once a flush.</summary>
internal sealed class WorkerWakeUp(IServiceProvider services, InboxMetrics metrics) : WorkerHint(services, "askpro:inbox")
{
    protected override void Lost() => metrics.HintFailed();
}
