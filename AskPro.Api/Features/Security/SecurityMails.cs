using System.Globalization;
using AskPro.Api.Features.PasswordResets;
using AskPro.Api.Hosting;
using AskPro.Integrations.Mail;

namespace AskPro.Api.Features.Security;

/// <summary>A change that its person is told of.</summary>
internal enum SecurityChange
{
    AuthenticatorOn,
    AuthenticatorOff,
    RecoveryCodesRenewed,
    RecoveryCodeUsed,
    PasskeyAdded,
    PasskeyRemoved,
}

/// <summary>What people read when a way to sign in has changed.</summary>
internal sealed class SecurityMails(WebAddress web)
{
    private const string AskPage = "/passwort-vergessen";
    private const string SecurityPage = "/konto/sicherheit";

    /// <param name="person">The reader.</param>
    /// <param name="change">What happened.</param>
    /// <param name="passkey">Name of the passkey it happened to.</param>
    /// <param name="at">When.</param>
    internal MailMessage Of(PersonMailbox person, SecurityChange change, string? passkey, DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(person.TimeZone));
        return person.Language == "en" ? English(person, change, passkey, local) : German(person, change, passkey, local);
    }

    private MailMessage English(PersonMailbox person, SecurityChange change, string? passkey, DateTimeOffset local)
    {
        var (subject, sentence) = change switch
        {
            SecurityChange.AuthenticatorOn => ("Authenticator app switched on", "an authenticator app was switched on for your AskPro account. Signing in with the password now also asks for a code of the app."),
            SecurityChange.AuthenticatorOff => ("Authenticator app switched off", "the authenticator app of your AskPro account was switched off. Signing in with the password no longer asks for a code."),
            SecurityChange.RecoveryCodesRenewed => ("New recovery codes", "new recovery codes were made for your AskPro account. The old ones are no longer good."),
            SecurityChange.RecoveryCodeUsed => ("A recovery code was used", "one of your recovery codes was used to sign in to AskPro."),
            SecurityChange.PasskeyAdded => ("Passkey added", $"the passkey “{passkey}” was added to your AskPro account."),
            _ => ("Passkey removed", $"the passkey “{passkey}” was removed from your AskPro account."),
        };
        return new(person.Email, subject, $"""
            Hello {person.DisplayName},

            on {local.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"))} at {local:HH:mm} ({person.TimeZone}) {sentence}

            If it was not you, set a new password at once and then look through your ways to sign in:

            {web.Of(AskPage)}
            {web.Of(SecurityPage)}

            AskPro
            """, person.Language);
    }

    private MailMessage German(PersonMailbox person, SecurityChange change, string? passkey, DateTimeOffset local)
    {
        var (subject, sentence) = change switch
        {
            SecurityChange.AuthenticatorOn => ("Authenticator-App eingeschaltet", "wurde für Ihren Zugang zu AskPro eine Authenticator-App eingeschaltet. Die Anmeldung mit dem Passwort fragt ab jetzt auch nach einem Code der App."),
            SecurityChange.AuthenticatorOff => ("Authenticator-App ausgeschaltet", "wurde die Authenticator-App Ihres Zugangs zu AskPro ausgeschaltet. Die Anmeldung mit dem Passwort fragt nicht mehr nach einem Code."),
            SecurityChange.RecoveryCodesRenewed => ("Neue Wiederherstellungscodes", "wurden für Ihren Zugang zu AskPro neue Wiederherstellungscodes erstellt. Die alten gelten nicht mehr."),
            SecurityChange.RecoveryCodeUsed => ("Ein Wiederherstellungscode wurde benutzt", "wurde einer Ihrer Wiederherstellungscodes für die Anmeldung bei AskPro benutzt."),
            SecurityChange.PasskeyAdded => ("Passkey hinzugefügt", $"wurde Ihrem Zugang zu AskPro der Passkey „{passkey}“ hinzugefügt."),
            _ => ("Passkey entfernt", $"wurde der Passkey „{passkey}“ aus Ihrem Zugang zu AskPro entfernt."),
        };
        return new(person.Email, subject, $"""
            Guten Tag {person.DisplayName},

            am {local.ToString("d. MMMM yyyy", CultureInfo.GetCultureInfo("de-DE"))} um {local:HH:mm} Uhr ({person.TimeZone}) {sentence}

            Wenn Sie das nicht waren, setzen Sie sofort ein neues Passwort und prüfen Sie danach Ihre Anmeldewege:

            {web.Of(AskPage)}
            {web.Of(SecurityPage)}

            AskPro
            """, person.Language);
    }
}
