using AskPro.Web.Events;
using AskPro.Web.Texts;

namespace AskPro.Web.Settings.Events;

/// <summary>Events in the words of a company about its own.</summary>
internal static class OwnEventWords
{
    /// <summary>In the order of the choice.</summary>
    public static readonly IReadOnlyList<string> States = ["done", "queued", "dead", "quarantined", "unassigned", EventFilter.Refused, EventWords.Discarded];

    /// <summary>What a company may look for; anything else is not asked for.</summary>
    public static EventFilter Known(EventFilter typed) => new()
    {
        State = States.FirstOrDefault(state => state == typed.State),
        Event = EventWords.Kinds.FirstOrDefault(kind => kind == typed.Event),
        Verifier = EventWords.Verifiers.FirstOrDefault(code => code == typed.Verifier),
        From = typed.From,
        Until = typed.Until,
    };

    public static string Verdict(string code) => code switch
    {
        "company_key" => Words.OwnEventByKey,
        "platform_key" => Words.OwnEventByPlatform,
        _ => EventWords.Verdict(code),
    };
}
