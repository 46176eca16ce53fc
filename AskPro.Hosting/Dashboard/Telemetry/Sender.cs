namespace AskPro.Hosting.Dashboard.Telemetry;

/// <summary>A process that sends telemetry; one object each, whatever arrives from it.</summary>
internal sealed class Sender(string name, string instance, Tag[] tags)
{
    /// <summary>Its <c>service.name</c>.</summary>
    public string Name => name;

    /// <summary>Its <c>service.instance.id</c>; empty when it has none.</summary>
    public string Instance => instance;

    /// <summary>All attributes of its first message.</summary>
    public Tag[] Tags => tags;

    /// <summary>Name and instance: one process of several of the same name.</summary>
    public string Id { get; } = instance.Length == 0 ? name : $"{name}-{instance}";

    /// <summary>Whether a filter by services or single processes means this one; without any it does.</summary>
    public bool IsMeantBy(IReadOnlyList<string> filter)
    {
        foreach (var name in filter)
        {
            if (string.Equals(name, Name, StringComparison.OrdinalIgnoreCase) || string.Equals(name, Id, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return filter.Count == 0;
    }
}
