namespace AskPro.Hosting.Dashboard.Telemetry.Search;

/// <summary>Full text: every word has to stand somewhere in the record, in any case of letters.</summary>
internal sealed class WordSearch(string? text)
{
    private readonly string[] _words = (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public bool IsEmpty => _words.Length == 0;

    public bool Fits(StoredLog record) => Array.TrueForAll(_words, word =>
        Has(record.Body, word) || Has(record.Scope, word) || Has(record.EventName, word) || Has(record.Sender.Id, word)
        || Has(record.TraceId, word) || Has(record.Tags, word));

    public bool Fits(StoredSpan span) => Array.TrueForAll(_words, word =>
        Has(span.Name, word) || Has(span.Scope, word) || Has(span.StatusText, word) || Has(span.Sender.Id, word)
        || Has(span.TraceId, word) || Has(span.Tags, word)
        || Array.Exists(span.Events, moment => Has(moment.Name, word) || Has(moment.Tags, word)));

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Ids are made text only for words that can be one.</summary>
    private static bool Has(TraceId id, string word) => word.Length >= 8 && word.All(char.IsAsciiHexDigit) && Has(id.ToString(), word);

    private static bool Has(Tag[] tags, string word)
    {
        foreach (var tag in tags)
        {
            if (Has(tag.Key, word) || Has(tag.Text, word))
                return true;
        }

        return false;
    }
}
