using Microsoft.AspNetCore.WebUtilities;

namespace AskPro.Web.Settings;

/// <summary>What a list says after a form was sent: <c>?getan=…</c> in the address it returns to.</summary>
internal static class Notices
{
    public const string Parameter = "getan";
    public const string Added = "hinzugefuegt";
    public const string Removed = "entfernt";

    public static string After(string path, string done) => QueryHelpers.AddQueryString(path, Parameter, done);
}
