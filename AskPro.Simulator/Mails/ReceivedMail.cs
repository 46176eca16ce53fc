using MimeKit;

namespace AskPro.Simulator.Mails;

/// <summary>A mail as its reader would see it.</summary>
/// <param name="Id">Counts from 1.</param>
/// <param name="ReceivedAt">When the last line came.</param>
/// <param name="MessageId">The sender's id: the same for copies of one mail.</param>
/// <param name="From">Sender.</param>
/// <param name="To">Recipients of the envelope.</param>
/// <param name="Subject">One line.</param>
/// <param name="Language"><c>Content-Language</c>.</param>
/// <param name="Text">The plain text.</param>
public sealed record ReceivedMail(
    int Id, DateTimeOffset ReceivedAt, string MessageId, string From, IReadOnlyList<string> To, string Subject, string? Language, string Text)
{
    internal static ReceivedMail Read(int id, DateTimeOffset receivedAt, IReadOnlyList<string> recipients, Stream content)
    {
        using var message = MimeMessage.Load(content);
        return new ReceivedMail(
            id, receivedAt, message.MessageId ?? "", message.From.ToString(), recipients, message.Subject ?? "",
            message.Body?.Headers[HeaderId.ContentLanguage], message.TextBody ?? "");
    }
}
