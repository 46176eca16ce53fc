using AskPro.Integrations.Retell.Rehearsal;
using AskPro.LoadTest.RunningSystem;
using AskPro.LoadTest.Webhooks;
using Npgsql;

namespace AskPro.LoadTest.Kills;

/// <summary>Whether a call that begins now comes through: accepted, and in the database.</summary>
internal sealed class WebhookProbe(NpgsqlDataSource owner, PersistentSender sender)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns when the call is there, however often it takes.</summary>
    public async Task ComesThroughAsync(CancellationToken cancellationToken)
    {
        var call = RehearsedCall.At(DemoLogin.First.Business, CallExtent.OneKilobyte);
        await sender.SendAsync(call.CallId, "call_started", CallBodies.Started(call), cancellationToken);
        while (!await IsThereAsync(call.CallId, cancellationToken))
            await Task.Delay(Look, TimeProvider.System, cancellationToken);
    }

    private async Task<bool> IsThereAsync(string callId, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = owner.CreateCommand("select exists (select from calls where call_id = $1)");
            command.Parameters.Add(new() { Value = callId });
            return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
        }
        catch (NpgsqlException)
        {
            // Postgres may be what was killed.
            return false;
        }
    }
}
