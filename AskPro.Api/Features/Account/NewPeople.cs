using AskPro.Data.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AskPro.Api.Features.Account;

/// <summary>Makes accounts, for people who have shown that the mailbox is theirs.</summary>
internal sealed class NewPeople(UserManager<User> users, TimeProvider time)
{
    internal User Make(string displayName, string email) => new()
    {
        Id = Guid.CreateVersion7(time.GetUtcNow()),
        DisplayName = displayName,
        UserName = email,
        Email = email,
        EmailConfirmed = true,
    };

    /// <summary>In the running transaction, with a password that was checked before.</summary>
    /// <returns>False when the address got an account meanwhile; the transaction is of no use then.</returns>
    internal async Task<bool> AddAsync(User user, string password)
    {
        try
        {
            var result = await users.CreateAsync(user, password);
            if (result.Errors.Any(error => error.Code is nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName)))
                return false;
            result.ThrowIfFailed();
            return true;
        }
        // Somebody was faster between the look and the insert.
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }
    }
}
