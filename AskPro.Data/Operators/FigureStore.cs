using Microsoft.EntityFrameworkCore;

namespace AskPro.Data.Operators;

/// <summary>Counts over all companies but the demo's, without test events, in a transaction of <see cref="Tenancy.TenantTransaction.BeginForOperatorAsync"/>.</summary>
public sealed class FigureStore(AskProDbContext database)
{
    /// <summary>What takes longer holds up who works.</summary>
    private const string Patience = "5s";

    /// <param name="from">Received then or later.</param>
    /// <param name="until">And before; also the moment that states are told of.</param>
    /// <param name="unit"><c>hour</c> or <c>day</c> of Europe/Berlin: what bars stand for.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    /// <exception cref="Npgsql.PostgresException">With <c>57014</c> when it took longer than five seconds.</exception>
    public async Task<IReadOnlyList<Figure>> ReadAsync(DateTimeOffset from, DateTimeOffset until, string unit, CancellationToken cancellationToken)
    {
        await database.Database.ExecuteSqlAsync($"select set_config('statement_timeout', {Patience}, true)", cancellationToken);
        return await database.Database.SqlQuery<Figure>(
            $"""select figure as "Name", at as "At", code as "Code", amount as "Amount" from operator_figures({from}, {until}, {unit})""").ToListAsync(cancellationToken);
    }
}

/// <summary>One number.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="At">The beginning of its hour or day; null for the whole time.</param>
/// <param name="Code">Which of them.</param>
/// <param name="Amount">How many, or seconds.</param>
public sealed record Figure(string Name, DateTimeOffset? At, string Code, double Amount);
