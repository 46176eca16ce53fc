using System.Security.Claims;
using AskPro.Api.Features.Account;
using AskPro.Api.Features.PasswordResets;
using AskPro.Api.Features.Sessions;
using AskPro.Api.Features.SignUps;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Validation;
using AskPro.Data.Users;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace AskPro.Api.Features.Invitations;

/// <summary>
/// <c>POST /api/invitations/acceptances</c>: the person joins. Who has an account sends its session, so that signing in is done in
/// one place with all it asks for; who has none sends a name and a password.
/// </summary>
internal static partial class AcceptInvitation
{
    internal static void MapAcceptInvitation(this RouteGroupBuilder links) =>
        links.MapPost("/acceptances", HandleAsync)
            .RequireRateLimiting(PasswordResetRegistration.Limit)
            .WithName("AcceptInvitation")
            .WithSummary("Join a company with the link of an invitation")
            .WithDescription("With the session of the invited person (401 `sign_in_first`, 409 `other_person` without or with another), or with `displayName` and `password` where the address has no account. Afterwards switch to `companyId` or sign in.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<Ok<Joined>, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Acceptance acceptance, ClaimsPrincipal principal, InvitationLink links, UserManager<User> users, NewPeople people, Joining joining,
        ILoggerFactory logging, CancellationToken cancellationToken)
    {
        var reached = await links.ReadAsync(acceptance.Token, cancellationToken);
        if (links.Refusal(reached) is { } refusal) return refusal;
        var invitation = reached!.Invitation;

        var user = await users.FindByEmailAsync(invitation.Email);
        var isNew = user is null;
        if (user is null)
        {
            var errors = new FieldErrors();
            var name = errors.Text("displayName", acceptance.DisplayName, AskForSignUp.LongestName);
            PasswordRules.Check(errors, "password", acceptance.Password, invitation.Email);
            if (errors.Any) return errors.ToProblem();
            user = people.Make(name, invitation.Email);
        }
        else if (SignedInAs(principal, user) is { } wrong)
        {
            return wrong;
        }

        var outcome = await joining.JoinAsync(invitation, user, isNew ? acceptance.Password : null, cancellationToken);
        if (outcome == Joining.Outcome.Joined) LogJoined(logging.CreateLogger(typeof(AcceptInvitation)), user.Id, invitation.CompanyId);
        return outcome switch
        {
            Joining.Outcome.Joined => TypedResults.Ok(new Joined(invitation.CompanyId, invitation.Email)),
            Joining.Outcome.AlreadyMember => Problems.Of(
                StatusCodes.Status409Conflict, ProblemCodes.AlreadyMember, "You belong to this company already. Sign in or switch to it."),
            Joining.Outcome.AccountExists => SignInFirst(),
            // Used, withdrawn or the company closed a moment ago: what it is now says why.
            _ => links.Refusal(await links.ReadAsync(acceptance.Token, cancellationToken)) ?? links.Refusal(null)!,
        };
    }

    private static ProblemHttpResult? SignedInAs(ClaimsPrincipal principal, User user)
    {
        // A program with a token of the person is not the person.
        if (principal.VerifiedAt() is null) return SignInFirst();
        return principal.FindFirstValue(ClaimTypes.NameIdentifier) == $"{user.Id:D}"
            ? null
            : Problems.Of(StatusCodes.Status409Conflict, ProblemCodes.OtherPerson, "The invitation is for somebody else. Sign in as the invited person.");
    }

    private static ProblemHttpResult SignInFirst() => Problems.Of(
        StatusCodes.Status401Unauthorized, ProblemCodes.SignInFirst, "The invited address has an account. Sign in with it, then join.");

    [LoggerMessage(EventId = 2012, Level = LogLevel.Information, Message = "Person {UserId} joined company {CompanyId} with an invitation")]
    private static partial void LogJoined(ILogger logger, Guid userId, Guid companyId);

    /// <param name="Token">The secret, from the link.</param>
    /// <param name="DisplayName">The name of a person without an account, 1 to 80 characters.</param>
    /// <param name="Password">The password from now on of a person without an account.</param>
    internal sealed record Acceptance(string? Token, string? DisplayName, string? Password)
    {
        /// <summary>Nothing: a record would print the secret.</summary>
        public override string ToString() => nameof(Acceptance);
    }

    /// <param name="CompanyId">The company that the person belongs to now.</param>
    /// <param name="Email">The address to sign in with.</param>
    internal sealed record Joined(Guid CompanyId, string Email);
}
