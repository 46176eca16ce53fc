using Npgsql;
using NpgsqlTypes;

namespace AskPro.Data.Inbox;

/// <summary>The accepting side of the inbox: what Api writes.</summary>
public sealed class InboxStore(NpgsqlDataSource database)
{
    /// <summary>
    /// Stores a batch in one statement and one commit and returns the ids that are new; entries whose id is missing were
    /// known already. When it returns, the rows are durable. An error of SQLSTATE class 22 or 23 means that a row of the
    /// batch is to blame and nothing was stored; a lost connection means that nobody knows.
    /// </summary>
    /// <param name="entries">Verified events; the same key twice in one batch is stored once.</param>
    /// <param name="cancellationToken">Ends waiting. A flush that serves others must not pass a caller's token.</param>
    public async Task<IReadOnlySet<Guid>> AcceptAsync(IReadOnlyList<InboxEntry> entries, CancellationToken cancellationToken)
    {
        var fresh = new HashSet<Guid>(entries.Count);
        if (entries.Count == 0)
            return fresh;
        await using var command = database.CreateCommand(InboxSql.Accept);
        AddParameters(command.Parameters, Sorted(entries));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            fresh.Add(reader.GetGuid(0));
        return fresh;
    }

    private static InboxEntry[] Sorted(IReadOnlyList<InboxEntry> entries)
    {
        var sorted = entries.ToArray();
        Array.Sort(sorted, static (left, right) => left.DedupeKey.AsSpan().SequenceCompareTo(right.DedupeKey));
        return sorted;
    }

    private static void AddParameters(NpgsqlParameterCollection parameters, InboxEntry[] entries)
    {
        Add(parameters, NpgsqlDbType.Bytea, entries, entry => entry.DedupeKey);
        Add(parameters, NpgsqlDbType.Uuid, entries, entry => entry.EventId);
        Add(parameters, NpgsqlDbType.TimestampTz, entries, entry => entry.ReceivedAt);
        Add(parameters, NpgsqlDbType.Bytea, entries, entry => entry.Body);
        Add(parameters, NpgsqlDbType.Uuid, entries, entry => entry.CompanyId);
        Add(parameters, NpgsqlDbType.Text, entries, entry => InboxText.Of(entry.VerifiedBy));
        Add(parameters, NpgsqlDbType.Text, entries, entry => entry.Event);
        Add(parameters, NpgsqlDbType.Text, entries, entry => entry.CallId);
        Add(parameters, NpgsqlDbType.Text, entries, entry => entry.Lane);
        Add(parameters, NpgsqlDbType.Text, entries, entry => InboxText.Of(entry.State));
        Add(parameters, NpgsqlDbType.Text, entries, entry => entry.Cause);
        Add(parameters, NpgsqlDbType.Text, entries, entry => entry.CauseDetail);
        Add(parameters, NpgsqlDbType.TimestampTz, entries, entry => entry.SignedAt);
        Add(parameters, NpgsqlDbType.Text, entries, entry => entry.TraceParent);
        Add(parameters, NpgsqlDbType.Text, entries, entry => entry.Headers);
    }

    private static void Add<T>(
        NpgsqlParameterCollection parameters, NpgsqlDbType type, InboxEntry[] entries, Converter<InboxEntry, T> column) =>
        parameters.Add(new NpgsqlParameter<T[]>
        {
            NpgsqlDbType = NpgsqlDbType.Array | type,
            TypedValue = Array.ConvertAll(entries, column),
        });
}
