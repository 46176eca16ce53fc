using AskPro.Api.Features.Branches;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Invitations;

/// <summary><c>GET /api/invitations</c>: who was invited and has not come yet.</summary>
internal static class ListInvitations
{
    internal static void MapListInvitations(this RouteGroupBuilder invitations) =>
        invitations.MapGet("", HandleAsync)
            .Needs(Right.Manage)
            .WithName("ListInvitations")
            .WithSummary("Open invitations")
            .WithDescription("The latest first, expired ones included, and `branches` to which an invited person can be restricted.");

    private static async Task<Ok<InvitationList>> HandleAsync(
        TenantContext tenant, AskProDbContext database, InvitationBook book, TimeProvider time, CancellationToken cancellationToken)
    {
        var branches = await BranchChoices.ReadAsync(database, tenant.RequiredCompanyId, cancellationToken);
        var rows = await book.Open().AsNoTracking()
            .OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id)
            .ToListAsync(cancellationToken);
        var now = time.GetUtcNow();
        return TypedResults.Ok(new InvitationList(
            [
                .. rows.Select(row => new InvitationRow(
                    row.Id, row.Email, row.Role, row.AllBranches,
                    [.. branches.Where(branch => row.BranchIds.Contains(branch.Id))],
                    row.InviterName, row.SentAgainAt ?? row.CreatedAt, row.ExpiresAt, row.ExpiresAt <= now)),
            ],
            branches));
    }

    /// <param name="Items">The invitations.</param>
    /// <param name="Branches">The branches of the company.</param>
    internal sealed record InvitationList(IReadOnlyList<InvitationRow> Items, IReadOnlyList<BranchChoice> Branches);
}
