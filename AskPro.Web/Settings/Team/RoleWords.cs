using AskPro.Web.Texts;

namespace AskPro.Web.Settings.Team;

/// <summary>The roles of Api in words, the mightiest first.</summary>
internal static class RoleWords
{
    /// <summary>Of an operator who helps; nobody gives it.</summary>
    public const string Support = "support";

    public static readonly IReadOnlyList<string> All = ["owner", "manager", "reception", "read_only", "accounting"];

    public static string Of(string role) => role switch
    {
        "owner" => Words.RoleOwner,
        "manager" => Words.RoleManager,
        "reception" => Words.RoleReception,
        "read_only" => Words.RoleReadOnly,
        "accounting" => Words.RoleAccounting,
        Support => Words.RoleSupport,
        _ => role,
    };
}
