using AskPro.Api.Features.Account;
using AskPro.Api.Features.Security;
using AskPro.Api.Features.Sessions;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Tenancy;
using AskPro.Data.Users;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.SecondFactor;

/// <summary><c>DELETE /api/me/authenticator</c>: the password alone signs in again; the recovery codes go with the app.</summary>
internal static class RemoveAuthenticator
{
    internal static void MapRemoveAuthenticator(this RouteGroupBuilder account) =>
        account.MapDelete("/authenticator", HandleAsync)
            .NeedsSessionOnly()
            .NeedsStepUp()
            .WithName("RemoveAuthenticator")
            .WithSummary("Switch the authenticator app off")
            .WithDescription("Its recovery codes are worth nothing afterwards. 409 when none is on.")
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        TenantContext tenant, AskProDbContext database, UserManager<User> users, RecoveryCodes codes, SecurityNotice notice, CancellationToken cancellationToken)
    {
        await PersonLock.TakeAsync(database, tenant.UserId!.Value, cancellationToken);
        var user = await tenant.FindUserAsync(users);
        var removed = await database.UserAuthenticators.Where(row => row.UserId == user.Id && row.ConfirmedAt != null).ExecuteDeleteAsync(cancellationToken);
        if (removed == 0) return Problems.ChangedMeanwhile();

        var left = await codes.RemoveAsync(user.Id, cancellationToken);
        (await users.SetTwoFactorEnabledAsync(user, false)).ThrowIfFailed();
        await notice.NoteAsync("person.authenticator_off", user, SecurityChange.AuthenticatorOff, new SecurityFacts(RecoveryCodes: left), null, cancellationToken);
        return TypedResults.NoContent();
    }
}
