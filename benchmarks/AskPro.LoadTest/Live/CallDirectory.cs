using Npgsql;

namespace AskPro.LoadTest.Live;

/// <summary>Which row of the database is which call, and whose.</summary>
internal sealed class CallDirectory
{
    private readonly Dictionary<string, string> _idByCallId = [];
    private readonly Dictionary<string, string> _numberById = [];

    private CallDirectory()
    {
    }

    public static async Task<CallDirectory> ReadAsync(NpgsqlDataSource owner, CancellationToken cancellationToken)
    {
        var directory = new CallDirectory();
        await using var command = owner.CreateCommand(
            "select call.id::text, call.call_id, number.e164 from calls call join phone_numbers number on number.company_id = call.company_id");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            directory._idByCallId[reader.GetString(1)] = reader.GetString(0);
            directory._numberById[reader.GetString(0)] = reader.GetString(2);
        }

        return directory;
    }

    /// <summary>The id pages use; null when there is no such call.</summary>
    public string? IdOf(string callId) => _idByCallId.GetValueOrDefault(callId);

    /// <summary>True unless the call is that of the company with this number.</summary>
    public bool IsForeign(string id, string number) => _numberById.GetValueOrDefault(id) != number;
}
