namespace AskPro.Integrations.AlarmWebhooks;

/// <summary>What became of one try.</summary>
/// <param name="Cause">Why it was not taken, a word of <see cref="AlarmWebhookCauses"/>; null when it was.</param>
/// <param name="Status">What was answered, when something was.</param>
public sealed record AlarmWebhookResult(string? Cause = null, int? Status = null);

/// <summary>Why a webhook was not taken.</summary>
public static class AlarmWebhookCauses
{
    /// <summary>Answered with 4xx.</summary>
    public const string Refused = "webhook_refused";

    /// <summary>Answered with 5xx.</summary>
    public const string Failed = "webhook_failed";

    /// <summary>Answered with 3xx: nothing is sent on, for nobody looked at where it leads.</summary>
    public const string Redirected = "webhook_redirected";

    /// <summary>No connection.</summary>
    public const string Unreachable = "webhook_unreachable";

    /// <summary>No encryption: the certificate is not good.</summary>
    public const string Certificate = "webhook_certificate";

    /// <summary>No answer in time; it may have been taken.</summary>
    public const string TimedOut = "webhook_timed_out";

    /// <summary>The name leads into a network that is not public.</summary>
    public const string NotPublic = "webhook_not_public";
}
