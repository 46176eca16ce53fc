using AskPro.Worker.Resolution;
using Npgsql;

namespace AskPro.Worker.Calls;

/// <summary>Reads and writes the calls of a batch inside its transaction, in a fixed number of statements.</summary>
internal static class CallStore
{
    /// <summary>Locks the calls and returns them, new ones empty.</summary>
    public static async Task<Dictionary<CallKey, CallState>> OpenAsync(
        NpgsqlTransaction transaction, IEnumerable<CallKey> keys, TimeProvider time, CancellationToken cancellationToken)
    {
        var wanted = keys.Distinct().ToArray();
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction)
        {
            BatchCommands =
            {
                Command(CallSql.Lock, wanted.Select(key => key.LockNumber()).Order().ToArray()),
                Command(CallSql.Load, wanted.Select(key => key.CompanyId).ToArray(), wanted.Select(key => key.CallId).ToArray()),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var calls = new Dictionary<CallKey, CallState>(wanted.Length);
        while (await reader.ReadAsync(cancellationToken))
        {
            var call = CallRow.Read(reader);
            calls.Add(new CallKey(call.CompanyId, call.CallId), call);
        }

        foreach (var key in wanted.Where(key => !calls.ContainsKey(key)))
            calls.Add(key, new CallState(Guid.CreateVersion7(time.GetUtcNow()), key.CompanyId, key.CallId));
        return calls;
    }

    /// <summary>Writes the calls and their new transcripts. Their customers must have been written before.</summary>
    public static async Task SaveAsync(
        NpgsqlTransaction transaction, IReadOnlyCollection<CallState> calls, TimeProvider time, CancellationToken cancellationToken)
    {
        if (calls.Count == 0)
            return;
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction)
        {
            BatchCommands = { SaveCommand([.. calls], time.GetUtcNow()) },
        };
        var replaced = calls.Where(call => call.NewTurns is not null).ToArray();
        if (replaced.Length > 0)
        {
            batch.BatchCommands.Add(Command(
                CallSql.DeleteTurns, replaced.Select(call => call.CompanyId).ToArray(), replaced.Select(call => call.Id).ToArray()));
            batch.BatchCommands.Add(TurnsCommand(replaced));
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlBatchCommand SaveCommand(CallState[] calls, DateTimeOffset now)
    {
        var command = Command(
            CallSql.Save,
            calls.Select(call => call.Id).ToArray(),
            calls.Select(call => call.CompanyId).ToArray(),
            calls.Select(call => call.CallId).ToArray(),
            calls.Select(call => (short)call.Stage).ToArray(),
            calls.Select(call => call.Method.Word()).ToArray(),
            calls.Select(call => call.FirstReceivedAt).ToArray(),
            calls.Select(call => call.EndedReceivedAt).ToArray(),
            calls.Select(call => call.AnalyzedAt).ToArray(),
            calls.Select(call => string.Join(',', call.Unreadable)).ToArray(),
            calls.Select(CallStamps.Write).ToArray());
        for (var field = 0; field < CallField.All.Count; field++)
            command.Parameters.Add(CallRow.Column(calls, field));
        command.Parameters.AddWithValue(now);
        return command;
    }

    private static NpgsqlBatchCommand TurnsCommand(CallState[] calls)
    {
        var turns = calls.SelectMany(call => call.NewTurns!.Select((turn, position) => (call, turn, position))).ToArray();
        return Command(
            CallSql.InsertTurns,
            turns.Select(t => t.call.CompanyId).ToArray(),
            turns.Select(t => t.call.Id).ToArray(),
            turns.Select(t => t.position).ToArray(),
            turns.Select(t => t.turn.Role).ToArray(),
            turns.Select(t => t.turn.Content).ToArray(),
            turns.Select(t => t.turn.StartSeconds).ToArray(),
            turns.Select(t => t.turn.EndSeconds).ToArray(),
            turns.Select(t => t.turn.Raw).ToArray());
    }

    private static NpgsqlBatchCommand Command(string sql, params Array[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var values in parameters)
            command.Parameters.AddWithValue(values);
        return command;
    }
}
