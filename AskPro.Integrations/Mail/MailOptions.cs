using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using MimeKit;

namespace AskPro.Integrations.Mail;

/// <summary>The mail server that takes AskPro's mails; configuration section <c>Mail</c>.</summary>
public sealed class MailOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Mail";

    /// <summary>Name of the server. Without one, mails wait.</summary>
    public string? Host { get; set; }

    /// <summary>Its port (default 587).</summary>
    [Range(1, 65_535)]
    public int Port { get; set; } = 587;

    /// <summary>How the connection is encrypted (default StartTls).</summary>
    [EnumDataType(typeof(MailSecurity))]
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>Name to sign in with; none without.</summary>
    public string? UserName { get; set; }

    /// <summary>Password to sign in with.</summary>
    public string? Password { get; set; }

    /// <summary>The sender, <c>AskPro &lt;post@example.org&gt;</c> or an address alone. Its domain is also that of the Message-IDs.</summary>
    public string? From { get; set; }

    /// <summary>Longest time of one try in seconds, from the connection to the server's last word (default 30).</summary>
    [Range(1, 300)]
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>Whether there is a server to send through; then the start of the process has checked the sender too.</summary>
    [MemberNotNullWhen(true, nameof(Host), nameof(From))]
    public bool IsConfigured => !string.IsNullOrWhiteSpace(Host) && From is not null;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Host))
            yield break;
        if (!MailboxAddress.TryParse(From, out var sender) || sender.Address.IndexOf('@', StringComparison.Ordinal) <= 0)
            yield return new ValidationResult("Mail:From is no address that mails can come from, as in: AskPro <post@example.org>.");
        if (string.IsNullOrEmpty(UserName) != string.IsNullOrEmpty(Password))
            yield return new ValidationResult("Mail:UserName and Mail:Password belong together: one of them is missing.");
        if (Security == MailSecurity.None && !string.IsNullOrEmpty(Password))
            yield return new ValidationResult("Mail:Password would travel in the clear: set Mail:Security to StartTls or Tls.");
    }
}
