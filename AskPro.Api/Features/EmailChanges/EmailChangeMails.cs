using AskPro.Api.Features.PasswordResets;
using AskPro.Api.Hosting;
using AskPro.Integrations.Mail;

namespace AskPro.Api.Features.EmailChanges;

/// <summary>What people read about a change of their address, at the new one and at the old one.</summary>
internal sealed class EmailChangeMails(WebAddress web)
{
    private const string ConfirmPage = "/bestaetigen-email";
    private const string AccountPage = "/konto";
    private const string AskPage = "/passwort-vergessen";

    /// <summary>To the new address.</summary>
    internal MailMessage Link(PersonMailbox person, string email, string token, int minutes)
    {
        var link = web.Of(ConfirmPage, ("token", token));
        return person.Language == "en"
            ? new(email, "Confirm your new e-mail address", $"""
                Hello,

                somebody, probably you, wants to sign in to AskPro with this address from now on. Confirm it here, once and within {minutes} minutes:

                {link}

                If it was not you, ignore this mail. Nothing changes then.

                AskPro
                """, person.Language)
            : new(email, "Bestätigen Sie Ihre neue E-Mail-Adresse", $"""
                Guten Tag,

                jemand, vermutlich Sie, möchte sich bei AskPro künftig mit dieser Adresse anmelden. Bestätigen Sie sie hier, einmal und innerhalb von {minutes} Minuten:

                {link}

                Wenn Sie das nicht waren, ignorieren Sie diese E-Mail. Dann ändert sich nichts.

                AskPro
                """, person.Language);
    }

    /// <summary>To the new address, where that has an account.</summary>
    internal MailMessage Taken(PersonMailbox person, string email) => person.Language == "en"
        ? new(email, "This address already has an AskPro account", $"""
            Hello,

            somebody, probably you, wanted to use this address for another AskPro account. It already has one of its own, so nothing was changed. An address belongs to one account.

            If you have forgotten the password of that account, set a new one:

            {web.Of(AskPage)}

            AskPro
            """, person.Language)
        : new(email, "Zu dieser Adresse gibt es schon einen Zugang", $"""
            Guten Tag,

            jemand, vermutlich Sie, wollte diese Adresse für einen anderen Zugang zu AskPro verwenden. Sie hat schon einen eigenen, deshalb wurde nichts geändert. Eine Adresse gehört zu einem Zugang.

            Wenn Sie das Passwort dieses Zugangs vergessen haben, setzen Sie ein neues:

            {web.Of(AskPage)}

            AskPro
            """, person.Language);

    /// <summary>To the old address, when a link was asked for: while the owner can still stop it.</summary>
    internal MailMessage Asked(PersonMailbox person, string email) => person.Language == "en"
        ? new(person.Email, "Your e-mail address is to be changed", $"""
            Hello {person.DisplayName},

            the address of your AskPro account is to become {email}. That happens when the link that was sent there is used.

            If it was not you, change your password at once. The link is worth nothing then:

            {web.Of(AccountPage)}

            AskPro
            """, person.Language)
        : new(person.Email, "Ihre E-Mail-Adresse soll geändert werden", $"""
            Guten Tag {person.DisplayName},

            die Adresse Ihres Zugangs zu AskPro soll {email} werden. Das geschieht, sobald der Link benutzt wird, der dorthin ging.

            Wenn Sie das nicht waren, ändern Sie sofort Ihr Passwort. Dann gilt der Link nicht mehr:

            {web.Of(AccountPage)}

            AskPro
            """, person.Language);

    /// <summary>To the old address, afterwards.</summary>
    internal static MailMessage Changed(PersonMailbox person) => person.Language == "en"
        ? new(person.Email, "Your e-mail address was changed", $"""
            Hello {person.DisplayName},

            your AskPro account has another e-mail address from now on. You no longer sign in with this one.

            If it was not you, ask an owner of your company to remove the account from the team at once.

            AskPro
            """, person.Language)
        : new(person.Email, "Ihre E-Mail-Adresse wurde geändert", $"""
            Guten Tag {person.DisplayName},

            Ihr Zugang zu AskPro hat ab jetzt eine andere E-Mail-Adresse. Mit dieser hier melden Sie sich nicht mehr an.

            Wenn Sie das nicht waren, bitten Sie sofort einen Inhaber Ihres Betriebs, den Zugang aus dem Team zu entfernen.

            AskPro
            """, person.Language);
}
