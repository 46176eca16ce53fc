using System.Globalization;
using AskPro.Api.Hosting;
using AskPro.Integrations.Mail;

namespace AskPro.Api.Features.PasswordResets;

/// <summary>What people read about their passwords.</summary>
internal sealed class PasswordMails(WebAddress web)
{
    private const string AskPage = "/passwort-vergessen";
    private const string ChoosePage = "/passwort-neu";

    /// <summary>Every change is a mail of its own.</summary>
    internal static string ChangedKey(Guid userId, DateTimeOffset at) => $"password-changed:{userId:N}:{at:yyyyMMddHHmmssfffffff}";

    internal MailMessage Link(PersonMailbox person, Guid userId, string token, int minutes)
    {
        var link = web.Of(ChoosePage, ("konto", userId.ToString("N")), ("token", PasswordResetTokens.ForLink(token)));
        return person.Language == "en"
            ? Mail(person, "A new password for AskPro", $"""
                Hello {person.DisplayName},

                somebody, probably you, wants to set a new password for your AskPro account. This link does it, once and within {minutes} minutes:

                {link}

                If it was not you, ignore this mail. Your password then stays as it is.

                AskPro
                """)
            : Mail(person, "Neues Passwort für AskPro", $"""
                Guten Tag {person.DisplayName},

                jemand, vermutlich Sie, möchte für Ihren Zugang zu AskPro ein neues Passwort setzen. Über diesen Link geht es, einmal und innerhalb von {minutes} Minuten:

                {link}

                Wenn Sie das nicht waren, ignorieren Sie diese E-Mail. Ihr Passwort bleibt dann, wie es ist.

                AskPro
                """);
    }

    internal MailMessage Changed(PersonMailbox person, DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(person.TimeZone));
        return person.Language == "en"
            ? Mail(person, "Your password was changed", $"""
                Hello {person.DisplayName},

                the password of your AskPro account was changed on {local.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"))} at {local:HH:mm} ({person.TimeZone}). Whoever was signed in elsewhere with the old one is signed out.

                If it was not you, set a new one at once:

                {web.Of(AskPage)}

                AskPro
                """)
            : Mail(person, "Ihr Passwort wurde geändert", $"""
                Guten Tag {person.DisplayName},

                das Passwort Ihres Zugangs zu AskPro wurde am {local.ToString("d. MMMM yyyy", CultureInfo.GetCultureInfo("de-DE"))} um {local:HH:mm} Uhr ({person.TimeZone}) geändert. Wer anderswo mit dem alten angemeldet war, ist abgemeldet.

                Wenn Sie das nicht waren, setzen Sie sofort ein neues:

                {web.Of(AskPage)}

                AskPro
                """);
    }

    private static MailMessage Mail(PersonMailbox person, string subject, string text) => new(person.Email, subject, text, person.Language);
}
