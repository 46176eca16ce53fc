using System.Text.Json;

namespace AskPro.Hosting.Processes;

/// <summary>
/// The processes of a run, written down so that a later run finds what a killed AppHost left behind.
/// The file exists only while its AppHost runs, or was killed.
/// </summary>
internal sealed class ProcessJournal(string path, TimeProvider time, TimeSpan grace)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, JournalEntry> _entries = [];
    private bool _isOpen;

    /// <summary>The process that still owns what the file names; null when there is none.</summary>
    public static int? LivingOwner(string path) =>
        Read(path) is { Owner.IsAlive: true } content ? content.Owner.Pid : null;

    /// <summary>Ends what a killed run left, then begins this run's file.</summary>
    /// <returns>The names of the resources whose processes were still there.</returns>
    public async Task<IReadOnlyList<string>> OpenAsync()
    {
        var orphans = Read(path)?.Processes.Where(entry => entry.Process.IsAlive).ToList() ?? [];
        await Task.WhenAll(orphans.Select(orphan => orphan.EndAsync(time, grace)));
        lock (_lock)
        {
            _isOpen = true;
            Write();
        }

        return [.. orphans.Select(orphan => orphan.Resource)];
    }

    public void Add(string resource, ProcessIdentity process, int stopSignal) =>
        Change(() => _entries[resource] = new JournalEntry(resource, process, stopSignal));

    public void Remove(string resource) => Change(() => _entries.Remove(resource));

    /// <summary>Ends the file of a run that has stopped everything.</summary>
    public void Close()
    {
        lock (_lock)
        {
            if (_isOpen)
                File.Delete(path);
            _isOpen = false;
        }
    }

    private static JournalContent? Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<JournalContent>(File.ReadAllBytes(path)) : null;
        }
        catch (Exception broken) when (broken is JsonException or IOException)
        {
            return null;
        }
    }

    private void Change(Action change)
    {
        lock (_lock)
        {
            change();
            if (_isOpen)
                Write();
        }
    }

    private void Write()
    {
        var draft = path + ".new";
        File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(new JournalContent(ProcessIdentity.Own(), [.. _entries.Values])));
        File.Move(draft, path, overwrite: true);
    }

    private sealed record JournalContent(ProcessIdentity Owner, IReadOnlyList<JournalEntry> Processes);
}
