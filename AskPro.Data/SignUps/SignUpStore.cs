using Microsoft.EntityFrameworkCore;

namespace AskPro.Data.SignUps;

/// <summary>
/// The wishes that wait. The role of Api may add one and read none: only who holds a link finds the one it belongs to, through
/// the functions behind this.
/// </summary>
public static class SignUpStore
{
    /// <summary>The wish of a link that is still good, or null.</summary>
    public static async Task<FoundSignUp?> FindSignUpAsync(
        this AskProDbContext database, byte[] tokenHash, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await database.Database
            .SqlQuery<FoundSignUp>(
                $"""
                select email as "Email", display_name as "DisplayName", company_name as "CompanyName", language as "Language"
                from find_sign_up({tokenHash}, {now})
                """)
            .ToListAsync(cancellationToken)).SingleOrDefault();

    /// <summary>
    /// Ends the wish of a link, with whatever else waits for the same mailbox and what is too old, in the running transaction.
    /// </summary>
    /// <returns>False when the link is not good, or somebody was faster with it.</returns>
    public static async Task<bool> EndSignUpAsync(
        this AskProDbContext database, byte[] tokenHash, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await database.Database
            .SqlQuery<bool>($"select end_sign_up({tokenHash}, {now}) as \"Value\"")
            .ToListAsync(cancellationToken)).Single();

    /// <summary>Forgets what is too old, in the running transaction.</summary>
    public static Task ForgetOldSignUpsAsync(this AskProDbContext database, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.Database.ExecuteSqlAsync($"select forget_sign_ups({now})", cancellationToken);
}

/// <param name="Email">The address that has been shown to be the person's.</param>
/// <param name="DisplayName">The name of the person.</param>
/// <param name="CompanyName">The name of the business.</param>
/// <param name="Language">Language of the business.</param>
public sealed record FoundSignUp(string Email, string DisplayName, string CompanyName, string Language);
