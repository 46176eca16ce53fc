using Npgsql;

namespace AskPro.LoadTest.Kills;

/// <summary>Compares what was answered with 204 with what the database holds in the end.</summary>
internal sealed class InboxAudit
{
    private readonly Dictionary<AckedEvent, StoredEvent> _events = [];
    private readonly Dictionary<string, List<int>> _stages = [];

    private InboxAudit()
    {
    }

    /// <summary>Acknowledged events that are not there, not at their end, or not in their call.</summary>
    public List<string> Lost { get; } = [];

    /// <summary>Events or calls that are there more than once.</summary>
    public List<string> Doubled { get; } = [];

    public static async Task<InboxAudit> RunAsync(NpgsqlDataSource owner, IEnumerable<AckedEvent> acked, CancellationToken cancellationToken)
    {
        var audit = new InboxAudit();
        await audit.ReadEventsAsync(owner, cancellationToken);
        await audit.ReadCallsAsync(owner, cancellationToken);
        foreach (var sent in acked)
            audit.Judge(sent);
        return audit;
    }

    private void Judge(AckedEvent sent)
    {
        var name = $"{sent.CallId} {sent.Event}";
        if (!_events.TryGetValue(sent, out var stored))
            Lost.Add($"{name}: not stored");
        else if (stored.Jobs > 1 || stored.Keys > 1)
            Doubled.Add($"{name}: {stored.Jobs} jobs, {stored.Keys} keys");
        else if (stored.Keys == 0)
            Lost.Add($"{name}: its key is gone, a copy would be taken for new");
        else if (!stored.HasEnded)
            Lost.Add($"{name}: left {stored.States}");
        else if (stored.IsDone)
            JudgeCall(sent, name);
    }

    private void JudgeCall(AckedEvent sent, string name)
    {
        var stages = _stages.GetValueOrDefault(sent.CallId, []);
        if (stages.Count > 1)
            Doubled.Add($"{name}: {stages.Count} calls");
        if (!stages.Exists(stage => stage >= sent.Stage))
            Lost.Add($"{name}: its call does not carry it");
    }

    private async Task ReadEventsAsync(NpgsqlDataSource owner, CancellationToken cancellationToken)
    {
        await using var command = owner.CreateCommand(
            """
            select coalesce(job.call_id, ''), coalesce(job.event, ''), coalesce(encode(sha256(body.body), 'hex'), ''), job.state,
                   coalesce(keys.number, 0)
            from inbox_jobs job
            left join inbox_bodies body on body.event_id = job.event_id and body.received_at = job.received_at
            left join (select event_id, count(*) as number from inbox_keys group by event_id) keys on keys.event_id = job.event_id
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var key = new AckedEvent(reader.GetString(0), reader.GetString(1), reader.GetString(2));
            if (!_events.TryGetValue(key, out var stored))
                _events.Add(key, stored = new StoredEvent());
            stored.Add(reader.GetString(3), reader.GetInt64(4));
        }
    }

    private async Task ReadCallsAsync(NpgsqlDataSource owner, CancellationToken cancellationToken)
    {
        await using var command = owner.CreateCommand("select call_id, stage::int from calls");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (!_stages.TryGetValue(reader.GetString(0), out var stages))
                _stages.Add(reader.GetString(0), stages = []);
            stages.Add(reader.GetInt32(1));
        }
    }
}
