using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace AskPro.Data.Tenancy;

/// <summary>
/// A transaction with the tenant filter off, for the verb demo, whose database role has a policy of its own. Under the role
/// of Api it sees nothing: row-level security does not depend on this class.
/// </summary>
public sealed class CrossTenantTransaction : IAsyncDisposable
{
    private readonly AskProDbContext _database;
    private readonly IDbContextTransaction _transaction;

    private CrossTenantTransaction(AskProDbContext database, IDbContextTransaction transaction)
    {
        _database = database;
        _transaction = transaction;
    }

    /// <summary>The transaction for hand-written SQL beside EF.</summary>
    public NpgsqlTransaction Transaction => (NpgsqlTransaction)_transaction.GetDbTransaction();

    /// <summary>Begins a transaction that is not limited to a company.</summary>
    public static async Task<CrossTenantTransaction> BeginAsync(AskProDbContext database, CancellationToken cancellationToken)
    {
        var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        database.Scope = new TenantScope(null, null, true);
        return new CrossTenantTransaction(database, transaction);
    }

    /// <summary>Commits. Without it, disposal rolls back.</summary>
    public Task CommitAsync(CancellationToken cancellationToken) => _transaction.CommitAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _database.Scope = default;
        await _transaction.DisposeAsync();
    }
}
