namespace AskPro.Web.Settings;

/// <summary>Ids as a choice of a form sends them.</summary>
internal static class FormId
{
    /// <summary>Null for the choice of none; what is no id at all becomes one that nothing has, and Api says so.</summary>
    public static Guid? Of(string? value) =>
        string.IsNullOrEmpty(value) ? null : Guid.TryParse(value, out var id) ? id : Guid.Empty;
}
