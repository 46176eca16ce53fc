using AskPro.Api.Features.Sessions;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Users;
using AskPro.ServiceDefaults.KeyRing;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.SecondFactor;

/// <summary>
/// Looks at a code: of the app or a recovery code. Finding changes nothing; <see cref="RedeemAsync"/> uses the code up, in the
/// transaction of what it is good for.
/// </summary>
internal sealed partial class SecondFactorCheck(
    AskProDbContext database, ProtectedText secrets, TimeProvider time, IServiceScopeFactory scopes, AccountLock accountLock, ILogger<SecondFactorCheck> logger)
{
    /// <summary>A code that is good, or why it is not.</summary>
    /// <param name="Code">One of <see cref="FieldErrorCodes"/>, or <see cref="ProblemCodes.AccountLocked"/>; null when the code is good.</param>
    /// <param name="Step">The time step of the app's code, also of one refused for its clock.</param>
    /// <param name="RecoveryHash">The hash of the recovery code.</param>
    internal sealed record Finding(string? Code, long? Step = null, byte[]? RecoveryHash = null);

    /// <summary>Finds what was typed; a code that is not good counts towards the lock of the account.</summary>
    internal async Task<Finding> FindAsync(User user, string? typed, CancellationToken cancellationToken)
    {
        if (await accountLock.IsOnAsync(user.Id, cancellationToken)) return new(ProblemCodes.AccountLocked);
        var code = string.Concat((typed ?? "").Where(character => character is not (' ' or '-' or '\u00A0')));
        if (code.Length == 0) return new(FieldErrorCodes.Required);
        var finding = code.All(char.IsAsciiDigit) ? await LookAsync(user.Id, code, cancellationToken) : new(FieldErrorCodes.WrongCode);
        if (finding.Code is { } refused)
        {
            LogRefused(logger, refused);
            return await accountLock.CountAsync(user.Id, cancellationToken) ? finding : new(ProblemCodes.AccountLocked);
        }
        return await accountLock.IsOnAsync(user.Id, cancellationToken) ? new(ProblemCodes.AccountLocked) : finding;
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
        var secret = AuthenticatorSecret.Read(authenticator, secrets).Bytes;
        if (code.Length != Totp.Digits || Totp.Find(secret, code, now) is not { } step) return new(FieldErrorCodes.WrongCode);
        if (Math.Abs(step - Totp.StepAt(now)) > Totp.AllowedSteps) return new(FieldErrorCodes.ClockSkewed, step);
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
        if (authenticator is null) return new(FieldErrorCodes.WrongCode);
        var finding = Compare(authenticator, code);
        if (finding is { Code: FieldErrorCodes.ClockSkewed, Step: { } step } && step > Totp.StepAt(time.GetUtcNow())) await UseUpAsync(userId, step, cancellationToken);
        return finding;
    }

    // In a scope of its own, and so outside the request's transaction, which is refused. An onlooker who is told "later" could come back later.
    private async Task UseUpAsync(Guid userId, long step, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AskProDbContext>().UserAuthenticators
            .Where(row => row.UserId == userId && row.LastStep < step)
            .ExecuteUpdateAsync(row => row.SetProperty(own => own.LastStep, step), cancellationToken);
    }

    [LoggerMessage(EventId = 2002, Level = LogLevel.Warning, Message = "Second factor refused: {Reason}")]
    private static partial void LogRefused(ILogger logger, string reason);
}
