namespace AskPro.ServiceDefaults.LogStore;

/// <summary>Where the records of a process go: into the table, or into the cache where the process has no right to the table.</summary>
internal interface ILogSink
{
    /// <summary>Hands them over and counts it; throws when it could not.</summary>
    Task AddAsync(string service, string instance, IReadOnlyList<StoredLog> records, CancellationToken cancellationToken);
}
