using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace AskPro.Data.Tenancy;

/// <summary>
/// A transaction that sees one company: it sets the company for row-level security, for this transaction only, and for
/// the query filters. Every read and write of tenant rows in Api happens inside one.
/// </summary>
public sealed class TenantTransaction : IAsyncDisposable
{
    private readonly AskProDbContext _database;
    private readonly IDbContextTransaction _transaction;

    private TenantTransaction(AskProDbContext database, IDbContextTransaction transaction)
    {
        _database = database;
        _transaction = transaction;
    }

    /// <summary>The transaction for hand-written SQL beside EF.</summary>
    public NpgsqlTransaction Transaction => (NpgsqlTransaction)_transaction.GetDbTransaction();

    /// <summary>Begins a transaction that sees the rows of <paramref name="companyId"/>.</summary>
    public static Task<TenantTransaction> BeginAsync(AskProDbContext database, Guid companyId, CancellationToken cancellationToken) =>
        BeginAsync(database, companyId, null, cancellationToken);

    /// <summary>
    /// Begins a transaction that sees the rows of <paramref name="companyId"/>, of its calls only those of
    /// <paramref name="branchIds"/> unless that is null, and, when a person is named, that person's own memberships, companies and
    /// sessions too.
    /// </summary>
    public static Task<TenantTransaction> BeginAsync(
        AskProDbContext database, Guid companyId, Guid? ownUserId, CancellationToken cancellationToken, Guid[]? branchIds = null) =>
        BeginAsync(database, new TenantScope(companyId, ownUserId, false, branchIds), false, cancellationToken);

    /// <summary>
    /// Begins a transaction that sees the rows of <paramref name="companyId"/> as they were at its first statement and may
    /// change none: an answer made of several statements never mixes two moments.
    /// </summary>
    public static Task<TenantTransaction> BeginReadAsync(AskProDbContext database, Guid companyId, CancellationToken cancellationToken) =>
        BeginReadAsync(database, companyId, null, cancellationToken);

    /// <inheritdoc cref="BeginReadAsync(AskProDbContext, Guid, CancellationToken)"/>
    /// <remarks>
    /// With branches, of the calls only those; with a person, that person's own memberships, companies and sessions too.
    /// </remarks>
    public static Task<TenantTransaction> BeginReadAsync(
        AskProDbContext database, Guid companyId, Guid? ownUserId, CancellationToken cancellationToken, Guid[]? branchIds = null) =>
        BeginAsync(database, new TenantScope(companyId, ownUserId, false, branchIds), true, cancellationToken);

    /// <summary>
    /// Begins the transaction of a request that asks somebody outside in between (marked <c>AsksOutside</c>) and so begins its own: it sees
    /// what the running request may see, branches included.
    /// </summary>
    public static Task<TenantTransaction> BeginAsync(AskProDbContext database, TenantContext tenant, CancellationToken cancellationToken) =>
        BeginAsync(database, tenant.RequiredCompanyId, null, cancellationToken, tenant.BranchIds);

    /// <inheritdoc cref="BeginAsync(AskProDbContext, TenantContext, CancellationToken)"/>
    public static Task<TenantTransaction> BeginReadAsync(AskProDbContext database, TenantContext tenant, CancellationToken cancellationToken) =>
        BeginReadAsync(database, tenant.RequiredCompanyId, null, cancellationToken, tenant.BranchIds);

    /// <summary>Begins a transaction that sees what <paramref name="userId"/> owns (memberships, sessions, names of companies) and nothing else, for signing in.</summary>
    public static Task<TenantTransaction> BeginForUserAsync(AskProDbContext database, Guid userId, CancellationToken cancellationToken) =>
        BeginAsync(database, new TenantScope(null, userId, false), false, cancellationToken);

    /// <summary>
    /// Begins a transaction of no company: it sees what the person owns, and lets <see cref="Operators.OperatorStore"/> answer if
    /// the person is an operator, which the database looks up itself.
    /// </summary>
    public static Task<TenantTransaction> BeginForOperatorAsync(
        AskProDbContext database, Guid operatorId, bool readOnly, CancellationToken cancellationToken) =>
        BeginAsync(database, new TenantScope(null, operatorId, false, OperatorId: operatorId), readOnly, cancellationToken);

    /// <summary>
    /// From here on the transaction sees the rows of another company: for what happens to a person in all of their companies. What is
    /// tracked must be saved before.
    /// </summary>
    public async Task MoveToAsync(Guid companyId, CancellationToken cancellationToken)
    {
        await _database.Database.ExecuteSqlAsync($"select set_config('askpro.company_id', {companyId.ToString("D")}, true)", cancellationToken);
        _database.Scope = _database.Scope with { CompanyId = companyId };
    }

    /// <summary>Companies that are reached by something else from the commit on, to be evicted from the cache after it; noted by routing.sql.</summary>
    public async Task<IReadOnlyList<Guid>> ReroutedAsync(CancellationToken cancellationToken)
    {
        var noted = await _database.Database.SqlQuery<string>($"select coalesce(current_setting('askpro.rerouted', true), '') as \"Value\"").ToListAsync(cancellationToken);
        return [.. noted[0].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];
    }

    /// <summary>Commits. Without it, disposal rolls back.</summary>
    public Task CommitAsync(CancellationToken cancellationToken) => _transaction.CommitAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _database.Scope = default;
        await _transaction.DisposeAsync();
    }

    private static async Task<TenantTransaction> BeginAsync(
        AskProDbContext database, TenantScope scope, bool readOnly, CancellationToken cancellationToken)
    {
        var transaction = await database.Database.BeginTransactionAsync(
            readOnly ? IsolationLevel.RepeatableRead : IsolationLevel.ReadCommitted, cancellationToken);
        try
        {
            scope = await EnterAsync((NpgsqlTransaction)transaction.GetDbTransaction(), scope, readOnly, cancellationToken);
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
        database.Scope = scope;
        return new TenantTransaction(database, transaction);
    }

    // Npgsql sends BEGIN together with this batch: one round trip.
    private static async Task<TenantScope> EnterAsync(NpgsqlTransaction transaction, TenantScope scope, bool readOnly, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        var settings = new NpgsqlBatchCommand(
            """
            select set_config('askpro.company_id', $1, true), set_config('askpro.user_id', $2, true), set_config('askpro.branch_ids', $3, true),
                set_config('askpro.operator_id', $4, true), set_config('transaction_read_only', $5, true)
            """);
        settings.Parameters.AddWithValue(scope.CompanyId?.ToString("D") ?? "");
        settings.Parameters.AddWithValue(scope.UserId?.ToString("D") ?? "");
        settings.Parameters.AddWithValue(scope.BranchIds is { } ids ? $"{{{string.Join(',', ids)}}}" : "");
        settings.Parameters.AddWithValue(scope.OperatorId?.ToString("D") ?? "");
        settings.Parameters.AddWithValue(readOnly ? "on" : "off");
        batch.BatchCommands.Add(settings);
        if (!readOnly || scope.CompanyId is not { } company)
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
            return scope;
        }

        var version = new NpgsqlBatchCommand(
            """
            select routing.version, coalesce(feed.seq, 0), coalesce(feed.changed_at, 'epoch')
            from routing_versions routing left join company_feed feed on feed.company_id = routing.company_id
            where routing.company_id = $1
            """);
        version.Parameters.AddWithValue(company);
        batch.BatchCommands.Add(version);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? scope with { RoutingVersion = reader.GetGuid(0), Feed = new(reader.GetInt64(1), reader.GetFieldValue<DateTimeOffset>(2)) } : scope;
    }
}
