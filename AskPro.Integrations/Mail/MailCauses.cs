namespace AskPro.Integrations.Mail;

/// <summary>Why a mail was not sent: stable codes.</summary>
public static class MailCauses
{
    /// <summary>The server refused it for good (5xx).</summary>
    public const string Refused = "mail_refused";

    /// <summary>The server refused it for now (4xx).</summary>
    public const string RefusedForNow = "mail_refused_for_now";

    /// <summary>The connection broke or time ran out while it was handed over.</summary>
    public const string Interrupted = "mail_interrupted";

    /// <summary>The recipient is no address.</summary>
    public const string AddressUnreadable = "mail_address_unreadable";

    /// <summary>No connection, no encryption or no sign-in.</summary>
    public const string ServerAway = "mail_server_away";
}
