using AskPro.Api.Features.Team;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Invitations;

/// <summary><c>DELETE /api/invitations/{id}</c>: the link is worth nothing from now on.</summary>
internal static class WithdrawInvitation
{
    internal static void MapWithdrawInvitation(this RouteGroupBuilder invitations) =>
        invitations.MapDelete("/{id:guid}", HandleAsync)
            .Needs(Right.Manage)
            .ExceptSupport()
            .WithName("WithdrawInvitation")
            .WithSummary("Withdraw an invitation")
            .WithDescription("404 when it was accepted or withdrawn already.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, TenantContext tenant, AskProDbContext database, InvitationBook book, CancellationToken cancellationToken)
    {
        if (await TeamLock.TakeAsync(database, tenant, cancellationToken) is not { } actor) return RemoveMember.NoLonger();
        if (await book.Open().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } invitation)
            return SendInvitationAgain.NotOpen();
        if (actor.RefusalToInvite(invitation.Role) is { } code) return Problems.Of(StatusCodes.Status409Conflict, code, "The rules of the team forbid it.");
        return await book.WithdrawAsync(invitation, cancellationToken) ? TypedResults.NoContent() : SendInvitationAgain.NotOpen();
    }
}
