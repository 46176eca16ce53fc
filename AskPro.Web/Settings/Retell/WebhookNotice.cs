using AskPro.Web.Forms;
using AskPro.Web.Setup;
using AskPro.Web.Texts;

namespace AskPro.Web.Settings.Retell;

/// <summary>What a page says after Retell was asked: <c>?webhook=…</c> in the address it returns to.</summary>
internal static class WebhookNotice
{
    public const string Parameter = "webhook";
    public const string Looked = "geprueft";
    public const string Partly = "teilweise";
    public const string Registered = "eingetragen";
    public const string Left = "offen";
    public const string DraftChanged = "entwurf-geaendert";

    private static readonly string[] Failures =
    [
        "no_retell_key", "retell_key_unreadable", "registration_cut_off", "registration_under_way", "retell_key_refused", "retell_payment_required",
        "retell_not_found", "retell_refused", "retell_busy", "not_for_support", Away,
    ];

    private const string Away = "retell_away";

    /// <param name="agent">The page of an agent; null: the one of all.</param>
    /// <param name="said">What is said there.</param>
    /// <param name="setup">Whether the form stood in the set-up.</param>
    public static string After(Guid? agent, string said, bool setup) => setup
        ? AfterSetup(said)
        : $"{(agent is { } id ? $"{SettingsRoutes.Agents}/{id:D}" : SettingsRoutes.Retell)}?{Parameter}={said}#webhook";

    /// <summary>Back to the set-up.</summary>
    public static string AfterSetup(string said) => $"{SetupPaths.Webhook}?{Parameter}={said}#webhook";

    public static string Of(IReadOnlyDictionary<string, string> errors) => errors.Values.FirstOrDefault() ?? Away;

    public static string? Good(string? said) => said switch
    {
        Looked => Words.RetellChecked,
        Registered => Words.WebhookRegistered,
        _ => null,
    };

    public static string? Bad(string? said) => said switch
    {
        Partly => Words.WebhookPartly,
        Left => Words.WebhookLeft,
        DraftChanged => Words.WebhookDraftChanged,
        // Only what Api may have said: the address bar is anybody's.
        not null when Failures.Contains(said) => FieldWords.Sentence(said),
        _ => null,
    };
}
