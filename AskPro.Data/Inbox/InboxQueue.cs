using Npgsql;
using NpgsqlTypes;

namespace AskPro.Data.Inbox;

/// <summary>
/// The processing side of the inbox: what the Worker does. Everything happens inside the Worker's transaction, together
/// with the effects of the events, so a claim needs no lease and a crash takes nothing with it but the locks.
/// </summary>
/// <remarks>One instance a pump: it remembers whose turn is next.</remarks>
public sealed class InboxQueue
{
    private string _lastLane = "";

    /// <summary>Claims due jobs, in the order of receipt.</summary>
    /// <param name="transaction">The Worker's transaction; its end frees the rows.</param>
    /// <param name="limits">How much to take.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    public async Task<IReadOnlyList<ClaimedEvent>> ClaimAsync(
        NpgsqlTransaction transaction, ClaimLimits limits, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(InboxSql.Claim, transaction.Connection, transaction);
        command.Parameters.AddWithValue(_lastLane);
        command.Parameters.AddWithValue(limits.RowsPerLane);
        command.Parameters.AddWithValue(limits.Rows);
        command.Parameters.AddWithValue(limits.BodyBytes);
        var claimed = await ReadAsync(command, cancellationToken);
        _lastLane = claimed.Count == 0 ? "" : claimed[^1].Lane;
        claimed.Sort(static (left, right) =>
            (left.ReceivedAt, left.EventId).CompareTo((right.ReceivedAt, right.EventId)));
        return claimed;
    }

    /// <summary>Claims one job, waiting for its lock, or null when it is done or not due.</summary>
    public static async Task<ClaimedEvent?> ClaimOneAsync(
        NpgsqlTransaction transaction, Guid eventId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(InboxSql.ClaimOne, transaction.Connection, transaction);
        command.Parameters.AddWithValue(eventId);
        return (await ReadAsync(command, cancellationToken)).SingleOrDefault();
    }

    /// <summary>Marks jobs as done, each with the company that was found for it. Returns the ids that were still queued.</summary>
    public static Task<IReadOnlySet<Guid>> CompleteAsync(
        NpgsqlTransaction transaction, IReadOnlyCollection<(Guid EventId, Guid? CompanyId)> jobs, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(InboxSql.Complete, transaction.Connection, transaction);
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Uuid, jobs.Select(job => job.EventId).ToArray());
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Uuid, jobs.Select(job => job.CompanyId).ToArray());
        return IdsAsync(command, cancellationToken);
    }

    /// <summary>Keeps unreadable or unknown jobs with their cause. Returns the ids that were still queued.</summary>
    public static Task<IReadOnlySet<Guid>> QuarantineAsync(
        NpgsqlTransaction transaction, IReadOnlyCollection<(Guid EventId, string Cause, string? Detail)> jobs, CancellationToken cancellationToken) =>
        SetAsideAsync(transaction, jobs, InboxState.Quarantined, cancellationToken);

    /// <summary>Keeps jobs that are no company's, with the reason. Returns the ids that were still queued.</summary>
    public static Task<IReadOnlySet<Guid>> UnassignAsync(
        NpgsqlTransaction transaction, IReadOnlyCollection<(Guid EventId, string Cause, string? Detail)> jobs, CancellationToken cancellationToken) =>
        SetAsideAsync(transaction, jobs, InboxState.Unassigned, cancellationToken);

    /// <summary>
    /// Counts a failed try: due again in 10, 30, 60 seconds, or dead after the fourth. Null when the job is not queued any
    /// more or somebody else counted this try.
    /// </summary>
    /// <param name="transaction">A transaction after the failed one, or the same one rolled back to a savepoint.</param>
    /// <param name="job">The job as it was claimed.</param>
    /// <param name="companyId">Whose it is as far as is known: it counts among that company's errors and is deleted with it.</param>
    /// <param name="cause">A stable code.</param>
    /// <param name="detail">More about it, without personal data.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    public static async Task<InboxFailure?> FailAsync(
        NpgsqlTransaction transaction, ClaimedEvent job, Guid? companyId, string cause, string? detail, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(InboxSql.Fail, transaction.Connection, transaction);
        command.Parameters.AddWithValue(job.EventId);
        command.Parameters.AddWithValue((short)job.Attempts);
        command.Parameters.AddWithValue(cause);
        command.Parameters.AddWithValue(NpgsqlDbType.Text, (object?)detail ?? DBNull.Value);
        command.Parameters.AddWithValue(NpgsqlDbType.Uuid, (object?)companyId ?? DBNull.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return null;
        return new InboxFailure(
            reader.GetGuid(0), InboxText.State(reader.GetString(1)), reader.GetInt16(2), reader.GetFieldValue<DateTimeOffset>(3));
    }

    /// <summary>Makes unassigned jobs due whose business number has an owner by now; returns how many.</summary>
    /// <param name="database">Of the Worker: the inbox is its own.</param>
    /// <param name="most">How many at a time; later ones come next time.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    public static async Task<int> QueueAgainAsync(NpgsqlDataSource database, int most, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(InboxSql.QueueAgain);
        command.Parameters.AddWithValue(most);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Whether an event of any of these calls waits, or was set aside since then.</summary>
    public static async Task<bool> HoldsAsync(NpgsqlDataSource database, string[] callIds, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(InboxSql.Holds);
        command.Parameters.AddWithValue(callIds);
        command.Parameters.AddWithValue(NpgsqlDbType.TimestampTz, since);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>How much waits.</summary>
    public static async Task<InboxBacklog> BacklogAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(InboxSql.Backlog);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new InboxBacklog(
            reader.GetInt64(0), reader.GetDouble(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4));
    }

    private static Task<IReadOnlySet<Guid>> SetAsideAsync(
        NpgsqlTransaction transaction,
        IReadOnlyCollection<(Guid EventId, string Cause, string? Detail)> jobs,
        InboxState state,
        CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(InboxSql.SetAside, transaction.Connection, transaction);
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Uuid, jobs.Select(job => job.EventId).ToArray());
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Text, jobs.Select(job => job.Cause).ToArray());
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Text, jobs.Select(job => job.Detail).ToArray());
        command.Parameters.AddWithValue(InboxText.Of(state));
        return IdsAsync(command, cancellationToken);
    }

    private static async Task<IReadOnlySet<Guid>> IdsAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using (command)
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            var ids = new HashSet<Guid>();
            while (await reader.ReadAsync(cancellationToken))
                ids.Add(reader.GetGuid(0));
            return ids;
        }
    }

    private static async Task<List<ClaimedEvent>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var claimed = new List<ClaimedEvent>();
        while (await reader.ReadAsync(cancellationToken))
            claimed.Add(ClaimedRow.Read(reader));
        return claimed;
    }
}
