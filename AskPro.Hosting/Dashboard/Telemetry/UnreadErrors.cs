namespace AskPro.Hosting.Dashboard.Telemetry;

/// <summary>How many kept errors of each service nobody has had on the screen yet. The store's lock guards it.</summary>
internal sealed class UnreadErrors
{
    private readonly Dictionary<string, int> _byService = new(StringComparer.OrdinalIgnoreCase);

    public int All { get; private set; }

    /// <summary>Of all processes of this name.</summary>
    public int Of(string service) => _byService.GetValueOrDefault(service);

    /// <returns>Whether it counts.</returns>
    public bool Add(StoredLog record)
    {
        if (record.IsError && !record.IsRead)
            Count(record, 1);
        return record.IsError && !record.IsRead;
    }

    /// <summary>It is read, or gone.</summary>
    /// <returns>Whether it counted.</returns>
    public bool Remove(StoredLog record)
    {
        if (!record.IsError || record.IsRead)
            return false;
        record.IsRead = true;
        Count(record, -1);
        return true;
    }

    private void Count(StoredLog record, int change)
    {
        All += change;
        _byService[record.Sender.Name] = Of(record.Sender.Name) + change;
    }
}
