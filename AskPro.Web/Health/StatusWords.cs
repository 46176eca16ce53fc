using AskPro.Web.Backend;
using AskPro.Web.Texts;

namespace AskPro.Web.Health;

/// <summary>What customers are told, in their words.</summary>
internal static class StatusWords
{
    public const string Intake = "intake";
    public const string Pages = "pages";

    /// <summary>As Api names them, in its order.</summary>
    public static readonly IReadOnlyList<string> Parts = [Intake, "processing", Pages, "mails"];

    public static string Part(string name) => name switch
    {
        Intake => Words.StatusIntake,
        "processing" => Words.StatusProcessing,
        Pages => Words.StatusPages,
        "mails" => Words.StatusMails,
        _ => name,
    };

    /// <summary>All of it in a sentence, by the worst of them.</summary>
    public static string Headline(IReadOnlyList<StatusPartAnswer> parts) => parts switch
    {
        _ when parts.Any(part => part.State == "down") => Words.StatusDown,
        _ when parts.Any(part => part.State == "unknown") => Words.StatusUnknown,
        _ when parts.Any(part => part.State == "degraded") => Words.StatusDegraded,
        _ => Words.StatusWell,
    };
}
