namespace AskPro.Integrations.Mail;

/// <summary>A mail to one person, as plain text.</summary>
/// <param name="To">The person's address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The body; links stand on lines of their own.</param>
/// <param name="Language">Of the text, as in <c>Content-Language</c>: <c>de</c>, <c>en</c>.</param>
public sealed record MailMessage(string To, string Subject, string Text, string Language)
{
    /// <summary>Only the language: a record would print address and link.</summary>
    public override string ToString() => $"Mail ({Language})";
}
