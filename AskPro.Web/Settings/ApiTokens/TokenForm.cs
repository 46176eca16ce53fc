namespace AskPro.Web.Settings.ApiTokens;

/// <summary>What stands in the fields of a new token.</summary>
public sealed record TokenForm(string? Name, string? Kind, IReadOnlyList<string> Scopes, int? ExpiresInDays)
{
    /// <summary>Nearly every program reads the list of calls; a quarter is long enough to forget nothing.</summary>
    public static readonly TokenForm Empty = new(null, "personal", ["list"], 90);
}
