namespace AskPro.Integrations.Mail;

/// <summary>How the connection to the mail server is encrypted.</summary>
public enum MailSecurity
{
    /// <summary>Begins in the clear and is encrypted before anything is said; a server that cannot is refused. Usual on port 587.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte. Usual on port 465.</summary>
    Tls,

    /// <summary>Never: for a server on the same machine.</summary>
    None,
}
