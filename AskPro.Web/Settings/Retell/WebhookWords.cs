using AskPro.Web.Backend;
using AskPro.Web.Texts;

namespace AskPro.Web.Settings.Retell;

/// <summary>How an agent's webhook stands, in words: what it is, and what to do.</summary>
internal static class WebhookWords
{
    public const string Right = "right";
    public const string ForeignDraft = "foreign_draft";

    public static string Mark(WebhookAnswer webhook) => webhook switch
    {
        { Code: null } => Words.WebhookUnknown,
        { Code: Right, SilentCalls: > 0 } => Words.WebhookSilent,
        { Code: Right, StrayNumbers.Count: > 0 } => Words.WebhookStray,
        { Code: Right } => Words.WebhookRight,
        { IsDrift: true } => Words.WebhookDrift,
        _ => Words.WebhookWrong,
    };

    public static string Tint(WebhookAnswer webhook) => webhook switch
    {
        { Code: null } => "tint-accent",
        { Code: Right, SilentCalls: > 0 } => "tint-red",
        { Code: Right, StrayNumbers.Count: > 0 } => "tint-amber",
        { Code: Right } => "tint-green",
        { Code: "needed", IsDrift: false } => "tint-amber",
        _ => "tint-red",
    };

    /// <summary>With a place for the draft's version or for the numbers.</summary>
    public static string Sentence(WebhookAnswer webhook) => webhook.Code switch
    {
        null => Words.WebhookUnknownSentence,
        Right => Words.WebhookRightSentence,
        "needed" => Words.WebhookNeededSentence,
        "shared_agent" => Words.WebhookSharedAgent,
        ForeignDraft => webhook.Draft is null ? Words.WebhookForeignDraftGone : Words.WebhookForeignDraft,
        "pinned_number" => Words.WebhookPinnedNumber,
        "tag_left_behind" => Words.WebhookTagLeftBehind,
        "not_read_back" => Words.WebhookNotReadBack,
        "agent_gone" => Words.WebhookAgentGone,
        "retell_not_found" => Words.RetellNotFound,
        _ => Words.WebhookRetellRefused,
    };

    /// <summary>Of a number that leads nowhere: what it is, and what to do.</summary>
    public static string Sentence(LooseNumberAnswer loose) =>
        string.Format(null, loose.Code == "number_not_at_retell" ? Words.TroubleNumberNotAtRetell : Words.TroubleNumberWithoutAgent, loose.Number);

    /// <summary>Whether asking AskPro to do it may help; not for an agent that is gone or that nobody has looked at.</summary>
    public static bool CanRegister(WebhookAnswer webhook) => webhook.Code is not (null or Right or "agent_gone");

    /// <summary>Whether it can be done without a person's word.</summary>
    public static bool CanRegisterAtOnce(WebhookAnswer webhook) => CanRegister(webhook) && webhook.Code != ForeignDraft;

    /// <summary>With a place for the version.</summary>
    public static string Field(WebhookDifferenceAnswer difference) => difference.Field switch
    {
        "url" => Words.WebhookFieldUrl,
        "events" => Words.WebhookFieldEvents,
        _ => Words.WebhookFieldTimeout,
    };
}
