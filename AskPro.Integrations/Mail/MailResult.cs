namespace AskPro.Integrations.Mail;

/// <summary>What became of one try to send a mail.</summary>
/// <param name="Outcome">Whether it was taken.</param>
/// <param name="Cause">Why not, a stable code; null when it was.</param>
/// <param name="Status">The server's reply code (RFC 5321), when it gave one.</param>
public sealed record MailResult(MailOutcome Outcome, string? Cause = null, int? Status = null);

/// <summary>How a try ended.</summary>
public enum MailOutcome
{
    /// <summary>The server has taken the responsibility for it.</summary>
    Sent,

    /// <summary>The server did not take it this time; a later try may help. It may have been taken all the same.</summary>
    Failed,

    /// <summary>The server will never take it.</summary>
    Refused,

    /// <summary>There was no server to ask: nothing was said of this mail.</summary>
    Away,
}
