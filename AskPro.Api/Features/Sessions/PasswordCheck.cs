using AskPro.Data.Users;
using Microsoft.AspNetCore.Identity;

namespace AskPro.Api.Features.Sessions;

/// <summary>Checks e-mail and password. Unknown people and locked accounts take as long and look the same as a wrong password.</summary>
internal sealed partial class PasswordCheck(UserManager<User> users, AccountLock accountLock, IPasswordHasher<User> hasher, ILogger<PasswordCheck> logger)
{
    private static readonly User Nobody = new() { DisplayName = "" };

    // Made once with the hasher in use, so that the comparison costs what a real one costs.
    private static string? nobodysHash;

    /// <summary>The person, or null; the caller never learns why.</summary>
    internal async Task<User?> FindAsync(string email, string password, CancellationToken cancellationToken)
    {
        var user = await users.FindByEmailAsync(email);
        if (user is null || await accountLock.IsOnAsync(user.Id, cancellationToken))
        {
            WasteTime(password);
            LogRefused(logger, user is null ? "unknown" : "locked");
            return null;
        }

        if (await users.CheckPasswordAsync(user, password))
        {
            // Guesses that came at the same time may have locked it while this one was compared.
            if (await accountLock.IsOnAsync(user.Id, cancellationToken))
            {
                LogRefused(logger, "locked");
                return null;
            }
            // Where a code is asked for too, only the code ends the count: otherwise the password would buy new tries at the codes.
            if (user.AccessFailedCount > 0 && !user.TwoFactorEnabled) await accountLock.BeginAnewAsync(user.Id, cancellationToken);
            return user;
        }

        await accountLock.CountAsync(user.Id, cancellationToken);
        LogRefused(logger, "password");
        return null;
    }

    private void WasteTime(string password)
    {
        nobodysHash ??= hasher.HashPassword(Nobody, "nobody");
        hasher.VerifyHashedPassword(Nobody, nobodysHash, password);
    }

    [LoggerMessage(EventId = 2001, Level = LogLevel.Warning, Message = "Sign-in refused: {Reason}")]
    private static partial void LogRefused(ILogger logger, string reason);
}
