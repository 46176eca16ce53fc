using AskPro.Api.Hosting;

namespace AskPro.Api.Features.Mails;

/// <summary>Wakes the Worker's outbox.</summary>
internal sealed class MailWakeUp(IServiceProvider services) : WorkerHint(services, "askpro:outbox");
