using AskPro.Worker.Waking;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace AskPro.Worker.Mails;

/// <summary>Wakes the pump of the mails.</summary>
internal sealed class MailWake(IConnectionMultiplexer cache, TimeProvider time, IOptions<MailPumpOptions> options, ILogger<MailWake> log)
    : HintedWake(cache, time, Hint, options.Value.PollMilliseconds)
{
    /// <summary>Where Api says that a mail was asked for; the message is empty.</summary>
    internal const string Hint = "askpro:outbox";

    protected override void NoHints(string reason) => log.NoHints(reason);
}
