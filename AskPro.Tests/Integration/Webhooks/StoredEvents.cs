using AskPro.Tests.Support.Databases;
using Npgsql;
using Xunit;

namespace AskPro.Tests.Integration.Webhooks;

/// <summary>What lies in the inbox, seen by the owner.</summary>
internal static class StoredEvents
{
    public static async Task<List<StoredEvent>> ReadAsync(TestDatabase database, string? callId = null)
    {
        await using var command = database.Owner.CreateCommand(
            """
            select job.event, job.call_id, job.company_id, job.verified_by, job.lane, job.state, job.cause, job.cause_detail, job.traceparent,
                   job.signed_at, body.body
            from inbox_keys key
            join inbox_jobs job on job.event_id = key.event_id
            join inbox_bodies body on body.event_id = key.event_id and body.received_at = key.received_at
            where $1::text is null or position(convert_to($1::text, 'UTF8') in body.body) > 0
            order by job.event_id
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)callId ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var found = new List<StoredEvent>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            found.Add(new StoredEvent(
                Text(reader, 0), Text(reader, 1), reader.IsDBNull(2) ? null : reader.GetGuid(2), reader.GetString(3), reader.GetString(4),
                reader.GetString(5), Text(reader, 6), Text(reader, 7), Text(reader, 8), reader.GetFieldValue<DateTimeOffset>(9),
                reader.GetFieldValue<byte[]>(10)));
        }

        return found;
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}

/// <summary>A row of the inbox, all three tables together.</summary>
internal sealed record StoredEvent(
    string? Event,
    string? CallId,
    Guid? CompanyId,
    string VerifiedBy,
    string Lane,
    string State,
    string? Cause,
    string? CauseDetail,
    string? TraceParent,
    DateTimeOffset SignedAt,
    byte[] Body);
