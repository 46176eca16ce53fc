using Npgsql;

namespace AskPro.Data.Companies;

/// <summary>Finds the company of a webhook, before any company is known, by the hash of its webhook key.</summary>
public sealed class WebhookCompanyDirectory(NpgsqlDataSource database)
{
    private const string FindSql = "select company_id, retell_api_key_protected from find_webhook_company($1)";

    /// <summary>The company, or null when no company has this key.</summary>
    /// <param name="keyHash">SHA-256 of the key in the address, 32 bytes.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<WebhookCompany?> FindAsync(byte[] keyHash, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindSql);
        command.Parameters.AddWithValue(keyHash);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return null;
        return new WebhookCompany(
            reader.GetGuid(0), await reader.IsDBNullAsync(1, cancellationToken) ? null : reader.GetString(1));
    }
}
