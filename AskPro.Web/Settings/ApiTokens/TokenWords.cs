using AskPro.Web.Texts;

namespace AskPro.Web.Settings.ApiTokens;

/// <summary>Kinds and rights of tokens in words.</summary>
internal static class TokenWords
{
    public static IEnumerable<(string Code, string Text)> Kinds => [("personal", Words.TokenPersonalChoice), ("company", Words.TokenCompanyChoice)];

    public static string Kind(string kind) => kind == "company" ? Words.TokenCompany : Words.TokenPersonal;

    public static string Scope(string right) => right switch
    {
        "list" => Words.ScopeList,
        "summary" => Words.ScopeSummary,
        "transcript" => Words.ScopeTranscript,
        "recording" => Words.ScopeRecording,
        "export" => Words.ScopeExport,
        "delete" => Words.ScopeDelete,
        "manage" => Words.ScopeManage,
        _ => right,
    };
}
