using System.Security.Cryptography;
using AskPro.ServiceDefaults.KeyRing;
using Npgsql;

namespace AskPro.Worker.AlarmWebhooks;

/// <summary>Where a channel leads and what its messages are signed with, as both are now.</summary>
internal sealed class AlarmTargets(NpgsqlDataSource database, ProtectedText secrets)
{
    private const string Sql = "select target_protected, secret_protected from alarm_channels where id = $1 and kind = 'webhook'";

    private const string OverSql =
        """
        select exists (
            select from alarm_notifications told join alarm_episodes episode on episode.id = told.episode_id
            where told.id = $1 and told.notice in ('firing', 'reminder') and episode.ended_at is not null)
        """;

    /// <summary>Whether a message says that an alarm fires which is over.</summary>
    public async Task<bool> IsOverAsync(Guid messageId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(OverSql);
        command.Parameters.AddWithValue(messageId);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

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
