using AskPro.Data;
using AskPro.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AskPro.Api.Features.Webhooks.Keys;

/// <summary>
/// Writes down when a company's key signed for the first and for the last time. Lost with the process: the next event says the same.
/// </summary>
internal sealed partial class KeySightingWriter(
    KeySightings sightings, IServiceScopeFactory scopes, IOptions<RetellIngestOptions> options, TimeProvider time, ILogger<KeySightingWriter> logger)
    : BackgroundService
{
    /// <summary>One look: how many keys were written, and how many are kept for the next one.</summary>
    internal async Task<KeySightingTurn> RunOnceAsync(CancellationToken cancellationToken)
    {
        var written = 0;
        var taken = sightings.Take();
        foreach (var sighting in taken)
        {
            try
            {
                await WriteAsync(sighting, cancellationToken);
                written++;
            }
            catch (NpgsqlException exception)
            {
                sightings.GiveBack(sighting);
                NotWritten(logger, exception);
            }
        }

        return new KeySightingTurn(written, taken.Count - written);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.KeySightingSeconds), time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await RunOnceAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }

    private async Task WriteAsync(KeySighting sighting, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<AskProDbContext>();
        await using var transaction = await TenantTransaction.BeginAsync(database, sighting.CompanyId, cancellationToken);
        // Zero rows: written within the last minute, or the key was removed meanwhile; both are fine.
        await database.Database.ExecuteSqlAsync(
            $"""
            update retell_keys set first_signed_at = coalesce(first_signed_at, {sighting.At}), last_signed_at = {sighting.At}
            where company_id = {sighting.CompanyId} and id = {sighting.KeyId}
              and (last_signed_at is null or last_signed_at < {sighting.At} - interval '1 minute')
            """,
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    [LoggerMessage(1106, LogLevel.Warning, "When a key signed could not be written down; it is tried again")]
    private static partial void NotWritten(ILogger logger, Exception exception);
}

/// <summary>What one look of <see cref="KeySightingWriter"/> came to.</summary>
/// <param name="Written">Keys whose sighting is stored or was known.</param>
/// <param name="Kept">Keys that could not be written and are tried again.</param>
internal sealed record KeySightingTurn(int Written, int Kept);
