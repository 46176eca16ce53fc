using Npgsql;

namespace AskPro.LoadTest.Live;

/// <summary>Which row of the database is which call, and whose.</summary>
internal sealed class CallDirectory
{
    private readonly Dictionary<string, StoredCall> _byCallId = [];
    private readonly Dictionary<string, StoredCall> _byId = [];

    private CallDirectory()
    {
    }

    public static async Task<CallDirectory> ReadAsync(NpgsqlDataSource owner, CancellationToken cancellationToken)
    {
        var directory = new CallDirectory();
        await using var command = owner.CreateCommand(
            """
            select call.call_id, call.id::text, number.e164,
                   extract(epoch from call.first_received_at)::float8 * 1000, extract(epoch from call.updated_at)::float8 * 1000
            from calls call join phone_numbers number on number.company_id = call.company_id
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var call = new StoredCall(reader.GetString(1), reader.GetString(2), reader.GetDouble(3), reader.GetDouble(4));
            directory._byCallId[reader.GetString(0)] = call;
            directory._byId[call.Id] = call;
        }

        return directory;
    }

    /// <summary>By Retell's id; null when there is no such call.</summary>
    public StoredCall? Find(string callId) => _byCallId.GetValueOrDefault(callId);

    /// <summary>True unless the call is that of the company with this number.</summary>
    public bool IsForeign(string id, string number) => _byId.GetValueOrDefault(id)?.Number != number;
}
