using AskPro.Api.Features.Mails;
using AskPro.Api.Features.PasswordResets;
using AskPro.Api.Hosting;
using AskPro.Integrations.Mail;

namespace AskPro.Api.Features.SignUps;

/// <summary>What people read who sign up. Nothing that was typed into the form: anybody could have a text sent to anybody.</summary>
internal sealed class SignUpMails(WebAddress web)
{
    private const string SignInPage = "/anmelden";
    private const string AskPage = "/passwort-vergessen";
    private const string FinishPage = "/registrieren/abschliessen";

    internal MailMessage Link(string email, LinkSecret secret, string language, int hours)
    {
        var link = web.Of(FinishPage, ("token", secret.Text));
        return language == "en"
            ? new(email, "Welcome to AskPro: one more step", $"""
                Hello,

                somebody, probably you, wants to use AskPro with this address. Choose your password here, once and within {hours} hours:

                {link}

                If it was not you, ignore this mail. Nothing happens then, and the address is forgotten.

                AskPro
                """, language)
            : new(email, "Willkommen bei AskPro: noch ein Schritt", $"""
                Guten Tag,

                jemand, vermutlich Sie, möchte AskPro mit dieser Adresse nutzen. Wählen Sie hier Ihr Passwort, einmal und innerhalb von {hours} Stunden:

                {link}

                Wenn Sie das nicht waren, ignorieren Sie diese E-Mail. Dann geschieht nichts, und die Adresse wird vergessen.

                AskPro
                """, language);
    }

    internal MailMessage Known(PersonMailbox person) => person.Language == "en"
        ? new(person.Email, "You already have an AskPro account", $"""
            Hello {person.DisplayName},

            somebody, probably you, wanted to sign up for AskPro with this address. It already has an account. Sign in here:

            {web.Of(SignInPage)}

            If you have forgotten your password, set a new one:

            {web.Of(AskPage)}

            If it was not you, there is nothing to do.

            AskPro
            """, person.Language)
        : new(person.Email, "Sie haben schon einen Zugang zu AskPro", $"""
            Guten Tag {person.DisplayName},

            jemand, vermutlich Sie, wollte sich mit dieser Adresse bei AskPro registrieren. Es gibt dazu schon einen Zugang. Melden Sie sich hier an:

            {web.Of(SignInPage)}

            Wenn Sie Ihr Passwort vergessen haben, setzen Sie ein neues:

            {web.Of(AskPage)}

            Wenn Sie das nicht waren, müssen Sie nichts tun.

            AskPro
            """, person.Language);
}
