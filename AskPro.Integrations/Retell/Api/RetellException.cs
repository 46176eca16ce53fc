namespace AskPro.Integrations.Retell.Api;

/// <summary>The one exception of <see cref="RetellClient"/>. Its message carries neither key nor id nor what Retell wrote, so that it may be logged.</summary>
public sealed class RetellException : Exception
{
    internal RetellException(RetellFault fault, RetellOperation operation, int? status = null, string? words = null, TimeSpan? pause = null, Exception? inner = null)
        : base($"{operation.Name}: {fault.Code()}{(status is null ? "" : $" ({status})")}", inner)
    {
        Fault = fault;
        Status = status;
        Words = words;
        Pause = pause;
    }

    /// <summary>What callers decide by.</summary>
    public RetellFault Fault { get; }

    /// <summary>The fault's stable code.</summary>
    public string Code => Fault.Code();

    /// <summary>HTTP status; null without an answer.</summary>
    public int? Status { get; }

    /// <summary>Retell's own sentence, one line of at most 200 characters. It may name numbers: for the company's people, never for logs.</summary>
    public string? Words { get; }

    /// <summary>How long Retell asked to wait.</summary>
    public TimeSpan? Pause { get; }
}
