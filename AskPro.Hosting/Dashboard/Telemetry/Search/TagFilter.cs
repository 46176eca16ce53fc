namespace AskPro.Hosting.Dashboard.Telemetry.Search;

/// <summary>
/// A condition on attributes as a person writes it: <c>key=value</c>, <c>key!=value</c>, <c>key~part</c>, <c>key!~part</c>
/// or only <c>key</c>, which has to be there. Keys and values without regard to case.
/// </summary>
internal sealed record TagFilter(string Key, TagFilter.Comparison How, string Value)
{
    /// <summary>The longest first: <c>!=</c> contains <c>=</c>.</summary>
    private static readonly (string Sign, Comparison How)[] Signs =
        [("!=", Comparison.IsNot), ("!~", Comparison.ContainsNot), ("=", Comparison.Is), ("~", Comparison.Contains)];

    internal enum Comparison
    {
        Exists,
        Is,
        IsNot,
        Contains,
        ContainsNot,
    }

    public static TagFilter? Read(string? text)
    {
        var trimmed = (text ?? "").Trim();
        var (at, sign, how) = Signs
            .Select(known => (At: trimmed.IndexOf(known.Sign, StringComparison.Ordinal), known.Sign, known.How))
            .Where(found => found.At >= 0)
            .OrderBy(found => found.At)
            .FirstOrDefault((trimmed.Length, "", Comparison.Exists));
        var key = trimmed[..at].Trim();
        return key.Length == 0 ? null : new TagFilter(key, how, trimmed[(at + sign.Length)..].Trim());
    }

    public static IReadOnlyList<TagFilter> ReadAll(IEnumerable<string?> texts) => [.. texts.Select(Read).OfType<TagFilter>()];

    /// <summary>Whether the attributes of a record, or those of its sender, fulfil it.</summary>
    public bool Fits(Tag[] tags, Tag[] senderTags) => How switch
    {
        Comparison.IsNot or Comparison.ContainsNot => !Any(tags) && !Any(senderTags),
        _ => Any(tags) || Any(senderTags),
    };

    private bool Any(Tag[] tags)
    {
        foreach (var tag in tags)
        {
            if (string.Equals(tag.Key, Key, StringComparison.OrdinalIgnoreCase) && Fits(tag.Text))
                return true;
        }

        return false;
    }

    private bool Fits(string text) => How switch
    {
        Comparison.Exists => true,
        Comparison.Is or Comparison.IsNot => string.Equals(text, Value, StringComparison.OrdinalIgnoreCase),
        _ => text.Contains(Value, StringComparison.OrdinalIgnoreCase),
    };
}
