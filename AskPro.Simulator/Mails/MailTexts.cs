using AskPro.Simulator.Pages;

namespace AskPro.Simulator.Mails;

/// <summary>The words of the mailbox in one language.</summary>
public sealed record MailTexts(
    PageTexts Page, string Title, string Lead, string None, string To, string Subject, string Received, string Answer, string Save, string Back, string Calls,
    IReadOnlyDictionary<MailAnswer, string> Answers)
{
    internal static MailTexts For(PageTexts page) => page.Language == "en"
        ? new MailTexts(
            page, "Mails", "Every mail that AskPro sends in development arrives here, whoever it is for.", "No mail yet.", "To", "Subject", "Received",
            "What happens to the next mails", "Apply", "All mails", "Simulate calls",
            new Dictionary<MailAnswer, string>
            {
                [MailAnswer.Take] = "They are taken", [MailAnswer.RefuseForNow] = "Refused for now (451)",
                [MailAnswer.RefuseForGood] = "Refused for good (550)", [MailAnswer.TakeAndHangUp] = "Taken, but the line breaks",
            })
        : new MailTexts(
            page, "E-Mails", "Jede E-Mail, die AskPro in der Entwicklung verschickt, kommt hier an, egal für wen.", "Noch keine E-Mail.", "An", "Betreff", "Eingang",
            "Was mit den nächsten E-Mails geschieht", "Übernehmen", "Alle E-Mails", "Anrufe simulieren",
            new Dictionary<MailAnswer, string>
            {
                [MailAnswer.Take] = "Sie werden angenommen", [MailAnswer.RefuseForNow] = "Vorerst abgelehnt (451)",
                [MailAnswer.RefuseForGood] = "Endgültig abgelehnt (550)", [MailAnswer.TakeAndHangUp] = "Angenommen, aber die Leitung bricht ab",
            });
}
