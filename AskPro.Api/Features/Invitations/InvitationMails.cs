using System.Globalization;
using AskPro.Api.Features.Mails;
using AskPro.Api.Hosting;
using AskPro.Data.Companies;
using AskPro.Data.Invitations;
using AskPro.Data.Memberships;
using AskPro.Integrations.Mail;

namespace AskPro.Api.Features.Invitations;

/// <summary>What invited people read, in the language of the company.</summary>
internal sealed class InvitationMails(WebAddress web)
{
    private const string Page = "/einladung";

    internal MailMessage Link(Invitation invitation, Company company, LinkSecret secret, int days)
    {
        var link = web.Of(Page, ("token", secret.Text));
        var end = TimeZoneInfo.ConvertTime(invitation.ExpiresAt, TimeZoneInfo.FindSystemTimeZoneById(company.TimeZone));
        return company.Language == "en"
            ? new(invitation.Email, $"Invitation to {company.Name} on AskPro", $"""
                Hello,

                {invitation.InviterName} invites you to {company.Name} on AskPro, as {EnglishRole(invitation.Role)}. AskPro shows the calls that the company's telephone assistant answers.

                Join here, once and until {end.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"))} ({Count(days, "day", "days")}):

                {link}

                If you do not know what this is about, ignore this mail.

                AskPro
                """, company.Language)
            : new(invitation.Email, $"Einladung zu {company.Name} bei AskPro", $"""
                Guten Tag,

                {invitation.InviterName} lädt Sie zu {company.Name} bei AskPro ein, Ihre Rolle: {GermanRole(invitation.Role)}. AskPro zeigt die Anrufe, die der Telefonassistent des Betriebs annimmt.

                Nehmen Sie die Einladung hier an, einmal und bis zum {end.ToString("d. MMMM yyyy", CultureInfo.GetCultureInfo("de-DE"))} ({Count(days, "Tag", "Tage")}):

                {link}

                Wenn Sie damit nichts anfangen können, ignorieren Sie diese E-Mail.

                AskPro
                """, company.Language);
    }

    private static string Count(int number, string one, string many) => $"{number} {(number == 1 ? one : many)}";

    private static string GermanRole(string role) => role switch
    {
        MembershipRoles.Owner => "Inhaber",
        MembershipRoles.Manager => "Leitung",
        MembershipRoles.Reception => "Empfang",
        MembershipRoles.ReadOnly => "Nur lesen",
        _ => "Buchhaltung",
    };

    private static string EnglishRole(string role) => role switch
    {
        MembershipRoles.Owner => "owner",
        MembershipRoles.Manager => "manager",
        MembershipRoles.Reception => "reception",
        MembershipRoles.ReadOnly => "reader",
        _ => "accounting",
    };
}
