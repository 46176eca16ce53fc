using System.Collections.Concurrent;

namespace AskPro.Hosting.Dashboard.Telemetry;

/// <summary>
/// Names that come with every record (keys, span names, categories) are kept once. What a sender makes up without end
/// finds the pool full and is kept singly.
/// </summary>
internal sealed class TextPool
{
    private const int Capacity = 10_000;
    private const int Longest = 128;

    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);
    private int _count;

    public string Of(string text)
    {
        if (text.Length > Longest)
            return text;
        if (_texts.TryGetValue(text, out var known))
            return known;
        if (Volatile.Read(ref _count) >= Capacity)
            return text;
        Interlocked.Increment(ref _count);
        return _texts.GetOrAdd(text, text);
    }
}
