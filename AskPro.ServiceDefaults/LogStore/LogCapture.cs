using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace AskPro.ServiceDefaults.LogStore;

/// <summary>Puts what is logged into the queue. What is logged while records are written never arrives here: <see cref="LogWriter"/> suppresses it.</summary>
internal sealed class LogCapture(LogQueue queue, IOptions<LogStoreOptions> options) : BaseProcessor<LogRecord>
{
    private readonly LogLevel _least = options.Value.MinimumLevel;

    public override void OnEnd(LogRecord data)
    {
        if (data.LogLevel >= _least)
            queue.Add(LogCopy.Of(data));
    }
}
