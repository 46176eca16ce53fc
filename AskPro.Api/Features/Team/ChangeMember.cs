using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Branches;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Team;

/// <summary><c>PUT /api/team/{id}</c>: another role, other branches. Holds from the person's next request on.</summary>
internal static class ChangeMember
{
    internal static void MapChangeMember(this RouteGroupBuilder team) =>
        team.MapPut("/{id:guid}", HandleAsync)
            .Needs(Right.Manage)
            .ExceptSupport()
            .MayNeedStepUp()
            .WithName("ChangeMember")
            .WithSummary("Change role and branches of a person")
            .WithDescription("Only owners make or unmake owners, the last owner stays one, and nobody raises their own role. Owners see every branch. Making or unmaking an owner asks for a fresh proof (`step_up_required`).")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<GetMember.MemberView>, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Guid id, Change change, StepUp stepUp, TenantContext tenant, AskProDbContext database, TeamReader team, AuditTrail audit, CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        if (await TeamLock.TakeAsync(database, tenant, cancellationToken) is not { } actor) return RemoveMember.NoLonger();
        var member = await database.Memberships.SingleOrDefaultAsync(row => row.CompanyId == companyId && row.UserId == id, cancellationToken);
        if (member is null) return GetMember.NotFound();

        var branches = await BranchChoices.ReadAsync(database, companyId, cancellationToken);
        var errors = new FieldErrors();
        var role = errors.Check("role", change.Role, RoleRights.Roles.Contains, FieldErrorCodes.Unknown);
        // An owner sees everything; what was ticked for another role means nothing.
        var allBranches = change.AllBranches || role == MembershipRoles.Owner;
        Guid[] wanted = allBranches ? [] : [.. (change.BranchIds ?? []).Distinct()];
        if (!allBranches && wanted.Length == 0) errors.Add("branchIds", FieldErrorCodes.Required);
        else if (wanted.Except(branches.Select(branch => branch.Id)).Any()) errors.Add("branchIds", FieldErrorCodes.Unknown);
        if (!errors.Any && actor.Refusal(member, role) is { } code) errors.Add("role", code);
        if (errors.Any) return errors.ToProblem();
        if (member.Version != change.Version) return Problems.ChangedMeanwhile();

        if (member.Role != role && MembershipRoles.Owner is var owner && (member.Role == owner || role == owner) && stepUp.Refusal() is { } refusal) return refusal;

        var before = (await team.OneAsync(id, branches, cancellationToken))!;
        (member.Role, member.AllBranches) = (role, allBranches);
        // Also when only the branches differ: the version stands for them too.
        database.Entry(member).Property(row => row.Role).IsModified = true;
        await database.MembershipBranches.Where(row => row.CompanyId == companyId && row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        database.MembershipBranches.AddRange(wanted.Select(branchId => new MembershipBranch { CompanyId = companyId, UserId = id, BranchId = branchId }));
        await database.SaveChangesAsync(cancellationToken);
        var after = (await team.OneAsync(id, branches, cancellationToken))!;
        await audit.RecordAsync("member.changed", new(id, after.DisplayName), MemberFacts.Of(before), MemberFacts.Of(after), cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new GetMember.MemberView(after, branches, await audit.LastChangeAsync(id, cancellationToken)));
    }

    /// <param name="Role">The new role.</param>
    /// <param name="AllBranches">Whether the person sees the calls of every branch.</param>
    /// <param name="BranchIds">Otherwise the branches whose calls the person sees, at least one.</param>
    /// <param name="Version">As it was read.</param>
    internal sealed record Change(string? Role, bool AllBranches, IReadOnlyList<Guid>? BranchIds, uint Version);
}
