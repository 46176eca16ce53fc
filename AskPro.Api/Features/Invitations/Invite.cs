using AskPro.Api.Features.Branches;
using AskPro.Api.Features.Mails;
using AskPro.Api.Features.Team;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using AskPro.Data.Users;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AskPro.Api.Features.Invitations;

/// <summary><c>POST /api/invitations</c>: a mail with a link by which one person can join.</summary>
internal static class Invite
{
    internal static void MapInvite(this RouteGroupBuilder invitations) =>
        invitations.MapPost("", HandleAsync)
            .Needs(Right.Manage)
            .ExceptSupport()
            .MayNeedStepUp()
            .WithName("Invite")
            .WithSummary("Invite a person")
            .WithDescription("Only owners invite owners, and who sees single branches invites nobody. One open invitation for each address. Inviting an owner asks for a fresh proof (`step_up_required`). Whether the address has an account elsewhere is not told.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<Created<Invited>, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Wish wish, StepUp stepUp, TenantContext tenant, AskProDbContext database, UserManager<User> users, InvitationBook book, MailboxLimits limits,
        IOptions<InvitationOptions> options, CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        if (await TeamLock.TakeAsync(database, tenant, cancellationToken) is not { } actor) return RemoveMember.NoLonger();

        var errors = new FieldErrors();
        var email = errors.Email("email", wish.Email);
        var role = errors.Check("role", wish.Role, RoleRights.Roles.Contains, FieldErrorCodes.Unknown);
        var branches = await BranchChoices.ReadAsync(database, companyId, cancellationToken);
        // An owner sees everything; what was ticked for another role means nothing.
        var allBranches = wish.AllBranches || role == MembershipRoles.Owner;
        Guid[] wanted = allBranches ? [] : [.. (wish.BranchIds ?? []).Distinct()];
        if (!allBranches && wanted.Length == 0) errors.Add("branchIds", FieldErrorCodes.Required);
        else if (wanted.Except(branches.Select(branch => branch.Id)).Any()) errors.Add("branchIds", FieldErrorCodes.Unknown);
        if (actor.RefusalToInvite(role) is { } code) errors.Add("role", code);
        if (errors.Any) return errors.ToProblem();

        if (await book.RefusalOfAsync(email, cancellationToken) is { } refused) errors.Add("email", refused);
        if (errors.Any) return errors.ToProblem();
        if (role == MembershipRoles.Owner && stepUp.Refusal() is { } refusal) return refusal;
        if (await book.Open().CountAsync(cancellationToken) >= options.Value.OpenPerCompany)
            return Problems.Of(StatusCodes.Status409Conflict, ProblemCodes.TooManyInvitations, "Too many open invitations. Withdraw some first.");
        if (await book.IsDayFullAsync(cancellationToken)) return TooManyToday();
        if (!limits.MaySendTo(users.NormalizeEmail(email))) return TooManyMails();

        try
        {
            var invitation = await book.InviteAsync(new(email, role, [.. branches.Where(branch => wanted.Contains(branch.Id))]), cancellationToken);
            return TypedResults.Created((string?)null, new Invited(invitation.Id));
        }
        catch (DbUpdateException exception)
            when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: InvitationBook.OneOpenPerAddress })
        {
            errors.Add("email", FieldErrorCodes.AlreadyInvited);
            return errors.ToProblem();
        }
    }

    internal static ProblemHttpResult TooManyMails() => Problems.Of(
        StatusCodes.Status429TooManyRequests, ProblemCodes.TooManyAttempts, "This mailbox got several links just now. Try again in a quarter of an hour.");

    internal static ProblemHttpResult TooManyToday() => Problems.Of(
        StatusCodes.Status409Conflict, ProblemCodes.TooManyInvitationsToday, "The company has invited as many people as it may in 24 hours. Try again tomorrow.");

    /// <param name="Email">The address of the person.</param>
    /// <param name="Role">The role that waits for them.</param>
    /// <param name="AllBranches">Whether they will see the calls of every branch.</param>
    /// <param name="BranchIds">Otherwise the branches whose calls they will see, at least one.</param>
    internal sealed record Wish(string? Email, string? Role, bool AllBranches, IReadOnlyList<Guid>? BranchIds)
    {
        /// <summary>Nothing: a record would print who it is.</summary>
        public override string ToString() => nameof(Wish);
    }

    /// <param name="Id">Id of the invitation.</param>
    internal sealed record Invited(Guid Id);
}
