namespace AskPro.Integrations.Retell.Calls;

/// <summary>What makes a text a value.</summary>
internal static class RetellText
{
    /// <summary>
    /// Without the NUL that Postgres refuses and without surrounding blanks; null for nothing and for a template that the agent
    /// left unfilled, as in <c>{{caller_phone_number}}</c>.
    /// </summary>
    public static string? Clean(string text)
    {
        var clean = WithoutNul(text).Trim();
        return clean.Length == 0 || IsTemplate(clean) ? null : clean;
    }

    public static string WithoutNul(string text) => text.Contains('\0', StringComparison.Ordinal) ? text.Replace("\0", "", StringComparison.Ordinal) : text;

    private static bool IsTemplate(string text) =>
        text.StartsWith("{{", StringComparison.Ordinal) && text.EndsWith("}}", StringComparison.Ordinal);
}
