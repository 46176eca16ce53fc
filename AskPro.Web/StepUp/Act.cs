using AskPro.Web.Account.Security;
using AskPro.Web.Operators;
using AskPro.Web.Settings;
using AskPro.Web.Settings.Team;
using AskPro.Web.Texts;

namespace AskPro.Web.StepUp;

/// <summary>Says what waits for the proof: nobody confirms what they do not see.</summary>
internal static class Act
{
    // What decides, of all the forms that wait; the rest of a form is of no weight or must not be shown.
    private static readonly IReadOnlyList<string> Decisive = ["email", "role", "name", "minutes", "reason"];

    public static string Title(Interruption interruption) => (interruption.Pattern ?? interruption.Address.Split('?')[0]) switch
    {
        $"{SettingsRoutes.Team}/{{id:guid}}" => Words.ActChangeMember,
        $"{SettingsRoutes.Team}/{{id:guid}}/entfernen" => Words.ActRemoveMember,
        InvitationList.Path or $"{InvitationList.Path}/{{id:guid}}/erneut" => Words.ActInvite,
        SettingsRoutes.Tokens => Words.ActCreateToken,
        "/konto/e-mail" => Words.ActChangeEmail,
        SecurityRoutes.Passkey => Words.ActAddPasskey,
        SecurityRoutes.PasskeyRename => Words.ActRenamePasskey,
        SecurityRoutes.PasskeyRemove => Words.ActRemovePasskey,
        SecurityRoutes.App => Words.ActSetUpApp,
        SecurityRoutes.AppOff => Words.ActSwitchAppOff,
        SecurityRoutes.RecoveryCodes => Words.ActRenewCodes,
        $"{OperatorRoutes.Path}/{{id:guid}}/loeschen" => Words.ActDeleteCompany,
        $"{OperatorRoutes.Path}/{{id:guid}}/support-zugriff" => Words.ActOpenSupport,
        _ => Words.ActOther,
    };

    /// <summary>As typed, in words where it was chosen.</summary>
    public static IReadOnlyList<string> Details(Interruption interruption) =>
        [.. Decisive
            .Select(field => (field, interruption.Fields.GetValueOrDefault(field)?.FirstOrDefault()))
            .Where(typed => !string.IsNullOrWhiteSpace(typed.Item2))
            .Select(typed => typed.field switch
            {
                "role" => RoleWords.Of(typed.Item2!),
                "minutes" => Words.ActMinutes.Replace("{0}", typed.Item2, StringComparison.Ordinal),
                _ => typed.Item2!,
            })];
}
