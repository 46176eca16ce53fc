using Npgsql;

namespace AskPro.Worker.Verbs.Companies;

/// <summary>Says of a company that signed up that its numbers are its own. Its calls, kept ones included, appear within seconds; the company reads it in its audit log.</summary>
internal static class Vouching
{
    private const string Sql =
        """
        with vouched as (
            update companies set vouched_for = true where id = $1 and not vouched_for returning id, name
        )
        insert into audit_entries (id, company_id, at, actor_name, action, subject_id, subject_name, after)
        select $2, id, $3, 'AskPro', 'company.vouched_for', id, name, '{"vouchedFor": true}' from vouched
        """;

    /// <returns>False when there is no such company, or when it is vouched for already.</returns>
    internal static async Task<bool> RunOnceAsync(NpgsqlDataSource owner, TimeProvider time, Guid companyId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var command = owner.CreateCommand(Sql);
        command.Parameters.AddWithValue(companyId);
        command.Parameters.AddWithValue(Guid.CreateVersion7(now));
        command.Parameters.AddWithValue(now);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }
}
