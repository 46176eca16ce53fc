using AskPro.Data;
using AskPro.Data.Operators;
using AskPro.Data.Tenancy;
using Npgsql;

namespace AskPro.Api.Features.Figures;

/// <summary>
/// The latest figures of each length, for half a minute. Who asks while they are counted waits for the same count: however many operators look, there is
/// one, in a transaction of its own that goes on when the first of them stops waiting.
/// </summary>
internal sealed class RememberedFigures(IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly Dictionary<int, Task<FiguresView?>> _counts = [];

    /// <returns>Null when counting took too long.</returns>
    internal Task<FiguresView?> FindAsync(int days, Guid operatorId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_counts.TryGetValue(days, out var count) || !IsOfUse(count)) _counts[days] = count = Task.Run(() => CountAsync(days, operatorId), CancellationToken.None);
            return count.WaitAsync(cancellationToken);
        }
    }

    private bool IsOfUse(Task<FiguresView?> count) =>
        !count.IsCompleted || (count is { IsCompletedSuccessfully: true, Result: { } view } && time.GetUtcNow() - view.Until < Fresh);

    private async Task<FiguresView?> CountAsync(int days, Guid operatorId)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<AskProDbContext>();
        var period = FigurePeriod.Of(days, time.GetUtcNow());
        await using var transaction = await TenantTransaction.BeginForOperatorAsync(database, operatorId, readOnly: true, CancellationToken.None);
        try
        {
            var found = await scope.ServiceProvider.GetRequiredService<FigureStore>().ReadAsync(period.From, period.Until, period.Unit, CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
            return FiguresView.Of(period, found);
        }
        catch (PostgresException slow) when (slow.SqlState == PostgresErrorCodes.QueryCanceled)
        {
            return null;
        }
    }
}
