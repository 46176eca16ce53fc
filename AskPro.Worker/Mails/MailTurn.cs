using AskPro.Data.Outbox;

namespace AskPro.Worker.Mails;

/// <summary>What a turn of the pump came to.</summary>
/// <param name="Message">The mail it took; null when none was due.</param>
/// <param name="Result">A word of <see cref="MailResults"/>; null when none was due.</param>
/// <param name="Cause">Why it was not sent, a stable code.</param>
/// <param name="Status">The mail server's reply code.</param>
internal sealed record MailTurn(ClaimedMessage? Message = null, string? Result = null, string? Cause = null, int? Status = null);

/// <summary>The words for <see cref="MailTurn.Result"/>, also the values of the metric tag <c>outcome</c>.</summary>
internal static class MailResults
{
    /// <summary>The mail server has it.</summary>
    public const string Sent = "sent";

    /// <summary>Failed; another try follows.</summary>
    public const string Retry = "retry";

    /// <summary>Failed for the last time.</summary>
    public const string Dead = "dead";

    /// <summary>Given back untried, because there is no mail server.</summary>
    public const string Released = "released";

    /// <summary>Somebody else took over during the try: the lease had ended.</summary>
    public const string TakenOver = "taken_over";
}
