using System.Text;
using Npgsql;

namespace AskPro.LoadTest.Rights;

/// <summary>Everything a company owns in the database, as one value: whoever changes any of it from outside is found.</summary>
internal sealed class TenantFingerprint
{
    // Signing in is no change of the company, and the walk opens sessions itself.
    private const string Tables =
        """
        select table_name from information_schema.columns
        where table_schema = 'public' and column_name = 'company_id' and table_name not in ('sessions') order by table_name
        """;

    private readonly NpgsqlDataSource _owner;
    private readonly string _query;

    private TenantFingerprint(NpgsqlDataSource owner, string query) => (_owner, _query) = (owner, query);

    public static async Task<TenantFingerprint> PrepareAsync(NpgsqlDataSource owner, CancellationToken cancellationToken)
    {
        var query = new StringBuilder("select md5(string_agg(row, '|' order by row)) from (select c::text as row from companies c where id = $1");
        await using var list = owner.CreateCommand(Tables);
        await using var reader = await list.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            query.Append(" union all select t::text from ").Append(Quoted(reader.GetString(0))).Append(" t where company_id = $1");
        // People belong to no company; theirs is what their members are called, how they sign in and where they are signed in.
        query.Append(
            """
             union all select person.id || person.email || person.display_name || coalesce(person.password_hash, '')
                 from users person join memberships m on m.user_id = person.id where m.company_id = $1
             union all select passkey::text from user_passkeys passkey join memberships m on m.user_id = passkey.user_id where m.company_id = $1
             union all select app.user_id::text from user_authenticators app join memberships m on m.user_id = app.user_id where m.company_id = $1
             union all select session.id::text from sessions session where session.company_id = $1) everything
            """);
        return new TenantFingerprint(owner, query.ToString());
    }

    public async Task<string> TakeAsync(Guid companyId, CancellationToken cancellationToken)
    {
        await using var take = _owner.CreateCommand(_query);
        take.Parameters.AddWithValue(companyId);
        return (string)(await take.ExecuteScalarAsync(cancellationToken))!;
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
