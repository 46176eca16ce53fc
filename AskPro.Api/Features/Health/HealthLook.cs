using AskPro.Data.Health;
using AskPro.Integrations.Retell.Api;
using Npgsql;

namespace AskPro.Api.Features.Health;

/// <summary>
/// One look at what this process does and stands on; the <see cref="HealthBoard"/> shows it from then on, beside what Worker wrote. While the
/// database is away, the board shows what was known last, and the look is written afterwards.
/// </summary>
internal sealed class HealthLook(
    ComponentStore store, Probes probes, IntakeLook intake, RetellCondition retell, HealthBoard board, TimeProvider time, ILogger<HealthLook> log)
{
    private readonly ComponentMemory _memory = new();
    private readonly RetellReading _retell = new(ComponentNames.RetellOfApi);
    private IReadOnlyList<ComponentSpan> _read = [];

    public async Task<HealthResult> RunOnceAsync(CancellationToken cancellationToken)
    {
        var asked = (Database: probes.DatabaseAsync(cancellationToken), Cache: probes.CacheAsync(cancellationToken));
        var (database, cache) = (await asked.Database, await asked.Cache);
        var at = time.GetUtcNow();
        var answers = database.State != ComponentStates.Down;
        IReadOnlyList<ComponentReading> readings =
            [ComponentReading.Of(ComponentNames.Api), intake.Read(answers, at), database, cache, _retell.Read(retell.Asked, retell.Failed, retell.IsCircuitOpen, at)];
        _memory.Add(readings, at);
        var written = answers && await WriteAsync(at, cancellationToken);
        board.Show([.. _read, .. _memory.Spans]);
        return new HealthResult(readings, written);
    }

    private async Task<bool> WriteAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        try
        {
            await store.NoteAsync(_memory.Spans, cancellationToken);
            _memory.Clear();
            _read = await store.ReadAsync(at - HealthStrip.Length, cancellationToken);
            return true;
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException or IOException)
        {
            log.NotWritten(failure is PostgresException refused ? refused.SqlState : failure.GetType().Name);
            return false;
        }
    }
}
