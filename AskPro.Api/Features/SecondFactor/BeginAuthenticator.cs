using System.Security.Claims;
using AskPro.Api.Features.Account;
using AskPro.Api.Features.Sessions;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Tenancy;
using AskPro.Data.Users;
using AskPro.ServiceDefaults.KeyRing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.SecondFactor;

/// <summary><c>POST /api/me/authenticator</c>: a secret for the app. Nothing is switched on by it.</summary>
internal static class BeginAuthenticator
{
    internal static void MapBeginAuthenticator(this RouteGroupBuilder account) =>
        account.MapPost("/authenticator", HandleAsync)
            .NeedsSessionOnly()
            .NeedsStepUp()
            .WithName("BeginAuthenticator")
            .WithSummary("Begin setting up an authenticator app")
            .WithDescription("Answers the secret for the app, the same for an hour and this session; PUT with a code of the app switches it on. 409 when one is on already.")
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<Setup>, ProblemHttpResult>> HandleAsync(
        ClaimsPrincipal principal, TenantContext tenant, AskProDbContext database, UserManager<User> users, ProtectedText secrets, TimeProvider time, CancellationToken cancellationToken)
    {
        var user = await tenant.FindUserAsync(users);
        await PersonLock.TakeAsync(database, user.Id, cancellationToken);
        var authenticator = await database.UserAuthenticators.SingleOrDefaultAsync(row => row.UserId == user.Id, cancellationToken);
        if (authenticator?.ConfirmedAt is not null) return Problems.ChangedMeanwhile();

        var now = time.GetUtcNow();
        var session = principal.Session().SessionId;
        // Who mistypes the first code sees the same secret again; another session never sees it, nor does anybody later.
        if (authenticator is null || now - authenticator.CreatedAt >= AuthenticatorSecret.Lifetime || AuthenticatorSecret.Read(authenticator, secrets).BegunIn != session)
        {
            var created = AuthenticatorSecret.Protect(user.Id, Totp.NewSecret(), session, secrets);
            if (authenticator is null)
                database.UserAuthenticators.Add(authenticator = new UserAuthenticator { UserId = user.Id, SecretProtected = created, CreatedAt = now });
            else
                (authenticator.SecretProtected, authenticator.CreatedAt) = (created, now);
            await database.SaveChangesAsync(cancellationToken);
        }

        var secret = Totp.Base32(AuthenticatorSecret.Read(authenticator, secrets).Bytes);
        return TypedResults.Ok(new Setup(secret, Totp.Uri(secret, user.Email!)));
    }

    /// <param name="Secret">Base32, for typing.</param>
    /// <param name="Uri">The same as <c>otpauth:</c> address, for a QR code.</param>
    internal sealed record Setup(string Secret, string Uri)
    {
        /// <summary>Nothing: a record would print the secret.</summary>
        public override string ToString() => nameof(Setup);
    }
}
