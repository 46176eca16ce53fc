using System.Security.Cryptography;
using AskPro.ServiceDefaults.KeyRing;
using Npgsql;

namespace AskPro.Worker.AlarmWebhooks;

/// <summary>Where a channel leads and what its messages are signed with, as both are now.</summary>
internal sealed class AlarmTargets(NpgsqlDataSource database, ProtectedText secrets)
{
    private const string Sql = "select target_protected, secret_protected from alarm_channels where id = $1 and kind = 'webhook'";

    /// <summary>Null when the channel is gone.</summary>
    /// <exception cref="CryptographicException">Of another key ring.</exception>
    public async Task<(Uri Url, string Secret)?> FindAsync(Guid channelId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue(channelId);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        if (!await rows.ReadAsync(cancellationToken)) return null;
        return (
            new Uri(secrets.Unprotect(ProtectedText.AlarmTarget, channelId, rows.GetString(0))),
            secrets.Unprotect(ProtectedText.AlarmSecret, channelId, rows.GetString(1)));
    }
}
