using System.Buffers.Text;
using AskPro.Api.Features.Passkeys;
using AskPro.Api.Features.SecondFactor;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Security;

/// <summary><c>GET /api/me/security</c>: the person's ways to sign in.</summary>
internal static class GetSecurity
{
    internal static void MapSecurity(this RouteGroupBuilder account) =>
        account.MapGet("/security", HandleAsync)
            .NeedsSessionOnly()
            .WithName("GetSecurity")
            .WithSummary("How do I sign in?")
            .WithDescription("The passkeys, since when an authenticator app is on, and how many recovery codes are left.");

    private static async Task<Ok<Ways>> HandleAsync(
        TenantContext tenant, AskProDbContext database, RecoveryCodes codes, CancellationToken cancellationToken)
    {
        var userId = tenant.UserId!.Value;
        var since = await database.UserAuthenticators.Where(row => row.UserId == userId).Select(row => row.ConfirmedAt).SingleOrDefaultAsync(cancellationToken);
        var email = await database.Users.Where(user => user.Id == userId).Select(user => user.Email!).SingleAsync(cancellationToken);
        var passkeys = await database.UserPasskeys.AsNoTracking().Where(row => row.UserId == userId)
            .OrderBy(row => row.Data.CreatedAt)
            .Select(row => new { row.CredentialId, row.Data.Name, row.Data.CreatedAt, row.Data.IsBackedUp })
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new Ways(
            email, since, since is null ? 0 : await codes.LeftAsync(userId, cancellationToken),
            [.. passkeys.Select(row => new PasskeyRow(Base64Url.EncodeToString(row.CredentialId), row.Name ?? "", row.CreatedAt, row.IsBackedUp))]));
    }

    /// <param name="Email">With the password: the address of the account.</param>
    /// <param name="AuthenticatorSince">Since when an authenticator app is on; null when none is.</param>
    /// <param name="RecoveryCodesLeft">Recovery codes that were not used yet.</param>
    /// <param name="Passkeys">The oldest first.</param>
    internal sealed record Ways(string Email, DateTimeOffset? AuthenticatorSince, int RecoveryCodesLeft, IReadOnlyList<PasskeyRow> Passkeys);
}
