using AskPro.Api.Features.Mails;
using AskPro.Api.Features.Team;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Invitations;

/// <summary><c>POST /api/invitations/{id}/mails</c>: another mail with another link.</summary>
internal static class SendInvitationAgain
{
    internal static void MapSendInvitationAgain(this RouteGroupBuilder invitations) =>
        invitations.MapPost("/{id:guid}/mails", HandleAsync)
            .Needs(Right.Manage)
            .ExceptSupport()
            .WithName("SendInvitationAgain")
            .WithSummary("Send an invitation again")
            .WithDescription("The new link is good for as long as the first one was; the one before is worth nothing. 404 when it was accepted or withdrawn.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    internal static ProblemHttpResult NotOpen() => Problems.NotFound("The company has no such open invitation.");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, TenantContext tenant, AskProDbContext database, InvitationBook book, MailboxLimits limits, CancellationToken cancellationToken)
    {
        if (await TeamLock.TakeAsync(database, tenant, cancellationToken) is not { } actor) return RemoveMember.NoLonger();
        if (await book.Open().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } invitation) return NotOpen();
        if (actor.RefusalToInvite(invitation.Role) is { } code) return Problems.Of(StatusCodes.Status409Conflict, code, "The rules of the team forbid it.");
        if (!limits.MaySendTo(invitation.NormalizedEmail)) return Invite.TooManyMails();

        await book.SendAgainAsync(invitation, cancellationToken);
        return TypedResults.NoContent();
    }
}
