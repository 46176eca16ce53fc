using System.Security.Cryptography;
using System.Text;
using AskPro.ServiceDefaults.KeyRing;
using AskPro.Tests.Support.Databases;
using Npgsql;
using Xunit;

namespace AskPro.Tests.Integration.Webhooks;

/// <summary>A company with an address and a Retell key of its own.</summary>
/// <param name="Path">What stands after the address of the platform.</param>
/// <param name="Key">What its webhooks are signed with.</param>
internal sealed record WebhookCompany(Guid Id, string Path, string Key)
{
    public static async Task<WebhookCompany> CreateAsync(WebhookHost host, TestDatabase database)
    {
        var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        var (address, key) = ($"address{id:N}", $"key_{id:N}");
        var texts = host.Get<ProtectedText>();
        await using var insert = database.Owner.CreateCommand(
            """
            with company as (
                insert into companies (id, name, time_zone, language, is_demo, webhook_key_hash, webhook_key_protected, created_at)
                values ($1, 'A company', 'Europe/Berlin', 'de', false, $2, $3, now()))
            insert into retell_keys (id, company_id, state, secret_protected, hint, created_at) values ($1, $1, 'current', $4, '', now())
            """);
        insert.Parameters.Add(new NpgsqlParameter { Value = id });
        insert.Parameters.Add(new NpgsqlParameter { Value = SHA256.HashData(Encoding.UTF8.GetBytes(address)) });
        insert.Parameters.Add(new NpgsqlParameter { Value = texts.Protect(ProtectedText.WebhookKey, id, address) });
        insert.Parameters.Add(new NpgsqlParameter { Value = texts.Protect(ProtectedText.RetellApiKey, id, key) });
        await insert.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return new WebhookCompany(id, "/" + address, key);
    }
}
