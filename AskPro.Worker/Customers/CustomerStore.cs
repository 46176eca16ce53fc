using AskPro.Worker.Calls;
using Npgsql;

namespace AskPro.Worker.Customers;

/// <summary>Keeps the customers of a company by number. Callers without a usable number are none.</summary>
internal static class CustomerStore
{
    // In the order of the key, so that two batches cannot deadlock. The name of the latest call stands; a call without a
    // name takes none away.
    private const string Sql =
        """
        insert into customers as customer (id, company_id, e164, name, first_call_at, last_call_at)
        select id, company_id, e164, name, first_call_at, last_call_at
        from unnest($1, $2, $3, $4, $5, $6) as seen (id, company_id, e164, name, first_call_at, last_call_at)
        order by company_id, e164
        on conflict (company_id, e164) do update set
            name = case when excluded.last_call_at >= customer.last_call_at then coalesce(excluded.name, customer.name)
                        else coalesce(customer.name, excluded.name) end,
            first_call_at = least(customer.first_call_at, excluded.first_call_at),
            last_call_at = greatest(customer.last_call_at, excluded.last_call_at)
        """;

    public static async Task SaveAsync(
        NpgsqlTransaction transaction, IEnumerable<CallState> calls, TimeProvider time, CancellationToken cancellationToken)
    {
        var customers = calls
            .Where(call => call.Value<string>("customer_number") is not null)
            .GroupBy(call => (call.CompanyId, E164: call.Value<string>("customer_number")!))
            .Select(group => (group.Key.CompanyId, group.Key.E164, Name: LatestName(group), First: group.Min(CalledAt), Last: group.Max(CalledAt)))
            .ToArray();
        if (customers.Length == 0)
            return;

        await using var command = new NpgsqlCommand(Sql, transaction.Connection, transaction);
        command.Parameters.AddWithValue(customers.Select(_ => Guid.CreateVersion7(time.GetUtcNow())).ToArray());
        command.Parameters.AddWithValue(customers.Select(customer => customer.CompanyId).ToArray());
        command.Parameters.AddWithValue(customers.Select(customer => customer.E164).ToArray());
        command.Parameters.AddWithValue(customers.Select(customer => customer.Name).ToArray());
        command.Parameters.AddWithValue(customers.Select(customer => customer.First).ToArray());
        command.Parameters.AddWithValue(customers.Select(customer => customer.Last).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string? LatestName(IEnumerable<CallState> calls) =>
        calls.OrderByDescending(CalledAt).Select(call => call.Value<string>("caller_name")).FirstOrDefault(name => name is not null);

    // As calls.occurred_at: a start after the arrival of its event is a wrong clock.
    private static DateTimeOffset CalledAt(CallState call) =>
        call.Value<DateTimeOffset?>("started_at") is { } start && start < call.FirstReceivedAt ? start : call.FirstReceivedAt;
}
