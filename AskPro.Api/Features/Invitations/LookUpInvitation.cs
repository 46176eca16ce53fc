using AskPro.Api.Features.PasswordResets;
using AskPro.Data.Users;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace AskPro.Api.Features.Invitations;

/// <summary><c>POST /api/invitations/lookups</c>: what waits behind a link. A body, because addresses of requests are logged; changes nothing.</summary>
internal static class LookUpInvitation
{
    internal static void MapLookUpInvitation(this RouteGroupBuilder links) =>
        links.MapPost("/lookups", HandleAsync)
            .RequireRateLimiting(PasswordResetRegistration.LookUpLimit)
            .WithName("LookUpInvitation")
            .WithSummary("What waits behind the link of an invitation")
            .WithDescription("400 `invalid_link`, `invitation_expired`, `invitation_used`, `invitation_withdrawn` or `invitation_company_closed` for a link that is not good.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<Ok<WaitingInvitation>, ProblemHttpResult>> HandleAsync(
        Link link, InvitationLink links, UserManager<User> users, CancellationToken cancellationToken)
    {
        var reached = await links.ReadAsync(link.Token, cancellationToken);
        if (links.Refusal(reached) is { } refusal) return refusal;
        var invitation = reached!.Invitation;
        var known = await users.FindByEmailAsync(invitation.Email) is not null;
        return TypedResults.Ok(new WaitingInvitation(reached.CompanyName, invitation.InviterName, invitation.Role, invitation.Email, known));
    }

    /// <param name="Token">The secret, from the link.</param>
    internal sealed record Link(string? Token)
    {
        /// <summary>Nothing: a record would print the secret.</summary>
        public override string ToString() => nameof(Link);
    }

    /// <param name="CompanyName">The company it leads to.</param>
    /// <param name="InvitedBy">The name of who invited.</param>
    /// <param name="Role">The role that waits.</param>
    /// <param name="Email">The address the link went to.</param>
    /// <param name="HasAccount">Whether the address has an account: then its person joins signed in, otherwise with a name and a password.</param>
    internal sealed record WaitingInvitation(string CompanyName, string InvitedBy, string Role, string Email, bool HasAccount);
}
