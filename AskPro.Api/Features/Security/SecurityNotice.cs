using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Mails;
using AskPro.Api.Features.PasswordResets;
using AskPro.Api.Hosting;
using AskPro.Data;
using AskPro.Data.Users;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Security;

internal static class SecurityRegistration
{
    internal static void AddSecurityNotices(this IServiceCollection services)
    {
        services.AddSingleton<TravellingState>();
        services.AddSingleton<SecurityMails>();
        services.AddScoped<SecurityNotice>();
    }
}

/// <summary>
/// Notes a change to the ways of a person to sign in and tells the person by mail, in the transaction of the change: whoever
/// changes them in a stranger's name is seen, by the person and by the company.
/// </summary>
internal sealed class SecurityNotice(AskProDbContext database, AuditTrail audit, MailOutbox outbox, SecurityMails mails, TimeProvider time)
{
    /// <param name="action">Code of the audit log.</param>
    /// <param name="user">Whose ways change.</param>
    /// <param name="change">What the mail says; null for what is only noted.</param>
    /// <param name="before">What was there.</param>
    /// <param name="after">What is there now.</param>
    /// <param name="cancellationToken">Cancels the statements.</param>
    internal async Task NoteAsync(
        string action, User user, SecurityChange? change, SecurityFacts? before, SecurityFacts? after, CancellationToken cancellationToken)
    {
        await audit.RecordAsync(action, new(user.Id, user.DisplayName), before, after, cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        if (change is not { } told) return;

        var now = time.GetUtcNow();
        var person = await PersonMailbox.ReadAsync(database, user, cancellationToken);
        var mail = mails.Of(person, told, (after ?? before)?.Passkey, now);
        await outbox.EnqueueAsync(mail, $"security-{told:D}:{user.Id:N}:{now:yyyyMMddHHmmssfffffff}", cancellationToken);
    }

    /// <summary>At sign-in, in the transaction that opens the session.</summary>
    internal async Task RecoveryCodeUsedAsync(User user, CancellationToken cancellationToken)
    {
        var left = await database.UserRecoveryCodes.CountAsync(code => code.UserId == user.Id, cancellationToken);
        await NoteAsync(
            "person.recovery_code_used", user, SecurityChange.RecoveryCodeUsed,
            new SecurityFacts(RecoveryCodes: left + 1), new SecurityFacts(RecoveryCodes: left), cancellationToken);
    }
}
