using System.Collections.Concurrent;

namespace AskPro.Hosting.Dashboard.Telemetry;

/// <summary>Everybody who sent something.</summary>
internal sealed class Senders(int limit)
{
    private const string Nameless = "unknown_service";

    private readonly ConcurrentDictionary<(string Name, string Instance), Sender> _all = new();

    public IReadOnlyList<Sender> All => [.. _all.Values.OrderBy(sender => sender.Name, StringComparer.OrdinalIgnoreCase).ThenBy(sender => sender.Instance, StringComparer.Ordinal)];

    /// <summary>The sender with these attributes; null when there are too many already.</summary>
    public Sender? Of(Tag[] tags)
    {
        var name = Value(tags, "service.name");
        var key = (name.Length == 0 ? Nameless : name, Value(tags, "service.instance.id"));
        if (_all.TryGetValue(key, out var known))
            return known;
        return _all.Count >= limit ? null : _all.GetOrAdd(key, static (key, tags) => new Sender(key.Name, key.Instance, tags), tags);
    }

    private static string Value(Tag[] tags, string key)
    {
        foreach (var tag in tags)
        {
            if (tag.Key == key)
                return tag.Text;
        }

        return "";
    }
}
