using Npgsql;

namespace AskPro.Data.Invitations;

/// <summary>
/// Finds the company of an invitation before anybody is known. The role of Api sees no invitation outside a tenant transaction;
/// the function behind this names the company to who holds the link.
/// </summary>
public sealed class InvitationDirectory(NpgsqlDataSource database)
{
    private const string FindSql = "select invitation_id, company_id from find_invitation($1)";

    /// <summary>The invitation of a link, in whatever state it is, or null.</summary>
    /// <param name="tokenHash">SHA-256 of the secret, 32 bytes.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<FoundInvitation?> FindAsync(byte[] tokenHash, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindSql);
        command.Parameters.AddWithValue(tokenHash);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new FoundInvitation(reader.GetGuid(0), reader.GetGuid(1)) : null;
    }
}

/// <param name="Id">The invitation.</param>
/// <param name="CompanyId">The company that it leads to.</param>
public sealed record FoundInvitation(Guid Id, Guid CompanyId);
