using AskPro.Data;
using AskPro.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AskPro.Api.Features.Webhooks.Keys;

/// <summary>
/// Writes down when a company's key signed for the first and for the last time, and when none had. Lost with the process: the next event says the same.
/// </summary>
internal sealed partial class KeySightingWriter(
    KeySightings sightings, IServiceScopeFactory scopes, IOptions<RetellIngestOptions> options, TimeProvider time, ILogger<KeySightingWriter> logger)
    : BackgroundService
{
    /// <summary>One look: how many keys were written, and how many are kept for the next one.</summary>
    internal async Task<KeySightingTurn> RunOnceAsync(CancellationToken cancellationToken)
    {
        var (written, kept) = (0, 0);
        foreach (var sighting in sightings.Take())
            Count(await TryWriteAsync(sighting.CompanyId, Signed(sighting), () => sightings.GiveBack(sighting), cancellationToken));
        foreach (var refused in sightings.TakeRefused())
            Count(await TryWriteAsync(refused.CompanyId, Refused(refused), () => sightings.GiveBack(refused), cancellationToken));
        return new KeySightingTurn(written, kept);

        void Count(bool isWritten) => (written, kept) = isWritten ? (written + 1, kept) : (written, kept + 1);
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

    private async Task<bool> TryWriteAsync(Guid companyId, FormattableString sql, Action giveBack, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<AskProDbContext>();
            await using var transaction = await TenantTransaction.BeginAsync(database, companyId, cancellationToken);
            await database.Database.ExecuteSqlAsync(sql, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }
        catch (NpgsqlException exception)
        {
            giveBack();
            NotWritten(logger, exception);
            return false;
        }
    }

    // Zero rows: written a moment ago, or the key was removed meanwhile; both are fine.
    private static FormattableString Signed(KeySighting sighting) =>
        $"""
        update retell_keys set first_signed_at = coalesce(first_signed_at, {sighting.At}), last_signed_at = {sighting.At}
        where company_id = {sighting.CompanyId} and id = {sighting.KeyId}
          and (last_signed_at is null or last_signed_at < {sighting.At} - interval '1 minute')
        """;

    // Whoever knows the address could send such events without end: seldom enough not to matter, and soon enough for who waits for a test call.
    private static FormattableString Refused(RefusedSighting refused) =>
        $"""
        update retell_keys set last_refused_at = {refused.At}
        where company_id = {refused.CompanyId} and state = 'current'
          and (last_refused_at is null or last_refused_at < {refused.At} - interval '10 seconds')
        """;

    [LoggerMessage(1106, LogLevel.Warning, "When a key signed could not be written down; it is tried again")]
    private static partial void NotWritten(ILogger logger, Exception exception);
}

/// <summary>What one look of <see cref="KeySightingWriter"/> came to.</summary>
/// <param name="Written">Sightings that are stored or were known.</param>
/// <param name="Kept">Those that could not be written and are tried again.</param>
internal sealed record KeySightingTurn(int Written, int Kept);
