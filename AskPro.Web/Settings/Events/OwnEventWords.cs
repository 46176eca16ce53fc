using AskPro.Web.Events;
using AskPro.Web.Texts;

namespace AskPro.Web.Settings.Events;

/// <summary>Events in the words of a company about its own.</summary>
internal static class OwnEventWords
{
    /// <summary>In the order of the choice.</summary>
    public static readonly IReadOnlyList<string> States = ["done", "queued", "dead", "quarantined", "unassigned", EventFilter.Refused];

    public static string Verdict(string code) => code switch
    {
        "company_key" => Words.OwnEventByKey,
        "platform_key" => Words.OwnEventByPlatform,
        _ => EventWords.Verdict(code),
    };
}
