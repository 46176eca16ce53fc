using Microsoft.EntityFrameworkCore;

namespace AskPro.Data.Logs;

/// <summary>
/// Kept log records, in a transaction of <see cref="Tenancy.TenantTransaction.BeginForOperatorAsync"/>: row-level security shows them to
/// operators and to nobody else.
/// </summary>
public sealed class LogReader(AskProDbContext database)
{
    /// <summary>A search through everything takes as long as there are records; it must not hold up who works.</summary>
    private const string Patience = "5s";

    /// <summary>Records, the latest first.</summary>
    /// <param name="meant">Which.</param>
    /// <param name="before">The last one of the page before; null for the first page.</param>
    /// <param name="limit">How many.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    /// <exception cref="Npgsql.PostgresException">With <c>57014</c> when it took longer than five seconds.</exception>
    public async Task<IReadOnlyList<LogEntry>> ListAsync(LogsMeant meant, LogCursor? before, int limit, CancellationToken cancellationToken)
    {
        await database.Database.ExecuteSqlAsync($"select set_config('statement_timeout', {Patience}, true)", cancellationToken);
        var found = Filtered(meant);
        if (before is { } last)
            found = found.Where(entry => EF.Functions.LessThan(ValueTuple.Create(entry.At, entry.Id), ValueTuple.Create(last.At, last.Id)));
        return await found.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Take(limit).ToListAsync(cancellationToken);
    }

    /// <summary>When the oldest record was logged; null when there is none at all.</summary>
    public async Task<DateTimeOffset?> OldestAsync(CancellationToken cancellationToken) =>
        (await database.LogEntries.OrderBy(entry => entry.At).Select(entry => new { entry.At }).FirstOrDefaultAsync(cancellationToken))?.At;

    /// <summary>The event of the inbox that the records of a trace tell of; null when none does.</summary>
    public async Task<Guid?> EventOfAsync(string traceId, CancellationToken cancellationToken)
    {
        var told = await database.Database.SqlQuery<string>(
            $"""select attributes->>'EventId' as "Value" from log_records where trace_id = {traceId} and attributes ? 'EventId' order by at limit 1""").ToListAsync(cancellationToken);
        return told is [{ } text] && Guid.TryParse(text, out var id) ? id : null;
    }

    private IQueryable<LogEntry> Filtered(LogsMeant meant)
    {
        var found = database.LogEntries.AsNoTracking();
        if (meant.Service is { } service) found = found.Where(entry => entry.Service == service);
        if (meant.Severity is { } severity) found = found.Where(entry => entry.Severity >= severity);
        if (meant.Category is { } category) found = found.Where(entry => entry.Category.StartsWith(category));
        if (meant.EventId is { } number) found = found.Where(entry => entry.EventId == number);
        if (meant.TraceId is { } trace) found = found.Where(entry => entry.TraceId == trace);
        if (meant.From is { } from) found = found.Where(entry => entry.At >= from);
        if (meant.Until is { } until) found = found.Where(entry => entry.At < until);
        if (meant.Text is not { } text) return found;
        var pattern = $"%{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
        return found.Where(entry => EF.Functions.ILike(entry.Message, pattern, @"\"));
    }
}
