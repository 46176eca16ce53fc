using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Users;
using AskPro.ServiceDefaults.KeyRing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.SecondFactor;

/// <summary>
/// Looks at a code: of the app or a recovery code. Finding changes nothing; <see cref="RedeemAsync"/> uses the code up, in the
/// transaction of what it is good for.
/// </summary>
internal sealed partial class SecondFactorCheck(
    AskProDbContext database, ProtectedText secrets, TimeProvider time, IServiceScopeFactory scopes, ILogger<SecondFactorCheck> logger)
{
    /// <summary>A code that is good, or why it is not.</summary>
    /// <param name="Code">One of <see cref="FieldErrorCodes"/>; null when the code is good.</param>
    /// <param name="Step">The time step of the app's code.</param>
    /// <param name="RecoveryHash">The hash of the recovery code.</param>
    internal sealed record Finding(string? Code, long? Step = null, byte[]? RecoveryHash = null);

    /// <summary>Finds what was typed; a code that is not good counts towards the lock of the account.</summary>
    internal async Task<Finding> FindAsync(User user, string? typed, CancellationToken cancellationToken)
    {
        var code = string.Concat((typed ?? "").Where(character => character is not (' ' or '-' or '\u00A0')));
        if (code.Length == 0) return new(FieldErrorCodes.Required);
        var finding = code.All(char.IsAsciiDigit) ? await LookAsync(user.Id, code, cancellationToken) : new(FieldErrorCodes.WrongCode);
        if (finding.Code is { } refused)
        {
            LogRefused(logger, refused);
            await CountAsync(user);
        }
        return finding;
    }

    /// <returns>False when somebody was faster with the same code.</returns>
    internal async Task<bool> RedeemAsync(Guid userId, Finding finding, CancellationToken cancellationToken) => finding switch
    {
        { Step: { } step } => await database.UserAuthenticators
            .Where(row => row.UserId == userId && row.ConfirmedAt != null && row.LastStep < step)
            .ExecuteUpdateAsync(row => row.SetProperty(own => own.LastStep, step), cancellationToken) == 1,
        { RecoveryHash: { } hash } => await database.UserRecoveryCodes
            .Where(row => row.UserId == userId && row.CodeHash == hash)
            .ExecuteDeleteAsync(cancellationToken) == 1,
        _ => false,
    };

    /// <summary>Compares a code of the app with a secret.</summary>
    internal Finding Compare(UserAuthenticator authenticator, string code)
    {
        var now = time.GetUtcNow();
        var secret = Convert.FromBase64String(secrets.Unprotect(ProtectedText.Authenticator, authenticator.UserId, authenticator.SecretProtected));
        if (code.Length != Totp.Digits || Totp.Find(secret, code, now) is not { } step) return new(FieldErrorCodes.WrongCode);
        if (Math.Abs(step - Totp.StepAt(now)) > Totp.AllowedSteps) return new(FieldErrorCodes.ClockSkewed);
        return step > authenticator.LastStep ? new(null, step) : new(FieldErrorCodes.CodeUsed);
    }

    private async Task<Finding> LookAsync(Guid userId, string code, CancellationToken cancellationToken)
    {
        if (code.Length == RecoveryCodes.Digits)
        {
            var hash = RecoveryCodes.Hash(userId, code);
            return await database.UserRecoveryCodes.AnyAsync(row => row.UserId == userId && row.CodeHash == hash, cancellationToken)
                ? new(null, RecoveryHash: hash)
                : new(FieldErrorCodes.WrongCode);
        }
        var authenticator = await database.UserAuthenticators.AsNoTracking()
            .SingleOrDefaultAsync(row => row.UserId == userId && row.ConfirmedAt != null, cancellationToken);
        return authenticator is null ? new(FieldErrorCodes.WrongCode) : Compare(authenticator, code);
    }

    // In a scope of its own, and so outside the request's transaction: a wrong code counts although the request is refused.
    private async Task CountAsync(User user)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        if (await users.FindByIdAsync($"{user.Id:D}") is { } fresh) await users.AccessFailedAsync(fresh);
    }

    [LoggerMessage(EventId = 2002, Level = LogLevel.Warning, Message = "Second factor refused: {Reason}")]
    private static partial void LogRefused(ILogger logger, string reason);
}
