using Npgsql;

namespace AskPro.Data.Companies;

/// <summary>Finds the company of a webhook, before any company is known, by the hash of its webhook key.</summary>
public sealed class WebhookCompanyDirectory(NpgsqlDataSource database)
{
    private const string FindSql = "select company_id, key_id, secret_protected from find_webhook_company($1)";

    /// <summary>The company, or null when no company has this key.</summary>
    /// <param name="keyHash">SHA-256 of the key in the address, 32 bytes.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<WebhookCompany?> FindAsync(byte[] keyHash, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindSql);
        command.Parameters.AddWithValue(keyHash);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        WebhookCompany? company = null;
        var keys = new List<WebhookCompanyKey>();
        while (await reader.ReadAsync(cancellationToken))
        {
            company ??= new WebhookCompany(reader.GetGuid(0), keys);
            if (!await reader.IsDBNullAsync(1, cancellationToken))
                keys.Add(new WebhookCompanyKey(reader.GetGuid(1), reader.GetString(2)));
        }

        return company;
    }
}
