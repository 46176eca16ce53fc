using System.Security.Cryptography;
using System.Text;
using MimeKit;

namespace AskPro.Integrations.Mail;

/// <summary>A mail as it goes over the wire. The same mail sent again is the same byte for byte, but for the boundary of the server.</summary>
internal static class MailEnvelope
{
    /// <exception cref="FormatException">The recipient is no address.</exception>
    public static MimeMessage Of(MailMessage mail, MailboxAddress from, string idempotencyKey, DateTimeOffset writtenAt)
    {
        if (!MailboxAddress.TryParse(mail.To, out var to))
            throw new FormatException("The recipient is no address.");
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Date = writtenAt,
            MessageId = MessageId(idempotencyKey, from),
            Body = new TextPart("plain") { Text = mail.Text },
        };
        message.From.Add(from);
        message.To.Add(to);
        message.Body.Headers.Add(HeaderId.ContentLanguage, mail.Language);
        // Answering machines do not answer it.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    /// <summary>Follows from the key alone, so a receiver that sees it twice knows that it is one mail.</summary>
    private static string MessageId(string idempotencyKey, MailboxAddress from)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(idempotencyKey));
        return $"{Convert.ToHexStringLower(hash.AsSpan(0, 16))}@{from.Address[(from.Address.LastIndexOf('@') + 1)..]}";
    }
}
