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

namespace AskPro.Api.Features.SecondFactor;

/// <summary><c>POST /api/me/recovery-codes</c>: ten new codes; the old ones are worth nothing from then on.</summary>
internal static class RenewRecoveryCodes
{
    internal static void MapRenewRecoveryCodes(this RouteGroupBuilder account) =>
        account.MapPost("/recovery-codes", HandleAsync)
            .NeedsSessionOnly()
            .NeedsStepUp()
            .WithName("RenewRecoveryCodes")
            .WithSummary("Make new recovery codes")
            .WithDescription("Answers ten codes, shown this once. 409 when no authenticator app is on.")
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<ShownCodes>, ProblemHttpResult>> HandleAsync(
        TenantContext tenant, AskProDbContext database, UserManager<User> users, RecoveryCodes codes, SecurityNotice notice, CancellationToken cancellationToken)
    {
        await PersonLock.TakeAsync(database, tenant.UserId!.Value, cancellationToken);
        var user = await tenant.FindUserAsync(users);
        if (!user.TwoFactorEnabled) return Problems.ChangedMeanwhile();

        var left = await codes.LeftAsync(user.Id, cancellationToken);
        var shown = await codes.RenewAsync(user.Id, cancellationToken);
        await notice.NoteAsync(
            "person.recovery_codes_renewed", user, SecurityChange.RecoveryCodesRenewed,
            new SecurityFacts(RecoveryCodes: left), new SecurityFacts(RecoveryCodes: shown.Count), cancellationToken);
        return TypedResults.Ok(new ShownCodes(shown));
    }
}
