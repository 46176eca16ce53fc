using AskPro.Api.Features.Security;
using AskPro.Api.Hosting.Validation;
using AskPro.Data.Users;

namespace AskPro.Api.Features.SecondFactor;

/// <summary>Finds a code and uses it up in the running transaction; a used recovery code is noted and told.</summary>
internal sealed class SecondFactorUse(SecondFactorCheck check, SecurityNotice notice)
{
    /// <returns>Null when the code was good, otherwise the code of the reason.</returns>
    internal async Task<string?> UseAsync(User user, string? typed, CancellationToken cancellationToken)
    {
        var finding = await check.FindAsync(user, typed, cancellationToken);
        return finding.Code ?? (await RedeemAsync(user, finding, cancellationToken) ? null : FieldErrorCodes.CodeUsed);
    }

    /// <returns>False when somebody was faster with the same code.</returns>
    internal async Task<bool> RedeemAsync(User user, SecondFactorCheck.Finding finding, CancellationToken cancellationToken)
    {
        if (!await check.RedeemAsync(user.Id, finding, cancellationToken)) return false;
        if (finding.RecoveryHash is not null) await notice.RecoveryCodeUsedAsync(user, cancellationToken);
        return true;
    }
}
