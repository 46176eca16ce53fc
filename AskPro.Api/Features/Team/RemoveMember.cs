using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Branches;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Team;

/// <summary><c>DELETE /api/team/{id}</c>: the person leaves the company; the sessions there end with the membership.</summary>
internal static class RemoveMember
{
    internal static void MapRemoveMember(this RouteGroupBuilder team) =>
        team.MapDelete("/{id:guid}", HandleAsync)
            .Needs(Right.Manage)
            .ExceptSupport()
            .MayNeedStepUp()
            .WithName("RemoveMember")
            .WithSummary("Remove a person from the company")
            .WithDescription("With the `version` that was read. Signed out of this company at once; the account and other companies stay. 409 `last_owner` or `owners_only` where the rules forbid it. Removing an owner asks for a fresh proof (`step_up_required`).")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    /// <summary>Somebody has just taken the role of who asks.</summary>
    internal static ProblemHttpResult NoLonger() =>
        Problems.Of(StatusCodes.Status403Forbidden, ProblemCodes.For(StatusCodes.Status403Forbidden), "You may no longer change the team of this company.");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, uint version, StepUp stepUp, TenantContext tenant, AskProDbContext database, TeamReader team, AuditTrail audit, CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        if (await TeamLock.TakeAsync(database, tenant, cancellationToken) is not { } actor) return NoLonger();
        var member = await database.Memberships.SingleOrDefaultAsync(row => row.CompanyId == companyId && row.UserId == id, cancellationToken);
        if (member is null) return GetMember.NotFound();
        if (actor.Refusal(member, null) is { } code) return Problems.Of(StatusCodes.Status409Conflict, code, "The rules of the team forbid it.");
        if (member.Version != version) return Problems.ChangedMeanwhile();
        if (member.Role == MembershipRoles.Owner && stepUp.Refusal() is { } refusal) return refusal;

        var branches = await BranchChoices.ReadAsync(database, companyId, cancellationToken);
        var before = (await team.OneAsync(id, branches, cancellationToken))!;
        await audit.RecordAsync("member.removed", new(id, before.DisplayName), MemberFacts.Of(before), null, cancellationToken);
        database.Memberships.Remove(member);
        await database.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
