using AskPro.Worker.Waking;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace AskPro.Worker.Inbox;

/// <summary>Wakes the pump of the inbox.</summary>
internal sealed class InboxWake(IConnectionMultiplexer cache, TimeProvider time, IOptions<InboxPumpOptions> options, ILogger<InboxWake> log)
    : HintedWake(cache, time, Hint, options.Value.PollMilliseconds)
{
    /// <summary>Where Api says that something was accepted; the message is empty.</summary>
    internal const string Hint = "askpro:inbox";

    protected override void NoHints(string reason) => log.NoHints(reason);
}
