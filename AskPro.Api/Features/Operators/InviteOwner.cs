using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Invitations;
using AskPro.Api.Features.Mails;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Users;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace AskPro.Api.Features.Operators;

/// <summary><c>POST …/{id}/invitation</c>: invites the first owner, after the invitation of the company's founding was withdrawn.</summary>
internal static class InviteOwner
{
    internal static void MapInviteOwner(this RouteGroupBuilder companies) =>
        companies.MapPost("/{id:guid}/invitation", HandleAsync)
            .NeedsOperator()
            .NeedsStepUp()
            .WithName("InviteOwner")
            .WithSummary("Invite the first owner of a company")
            .WithDescription(
                "`email`, while nobody else is invited as owner. 409 `company_has_owner` once it has one, `changed_meanwhile` while an invitation is open, "
                + "`invitation_company_closed` while the company is not active.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<Ok<CompanyOverview>, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Guid id, Wish wish, OwnerlessCompany ownerless, InvitationBook book, MailboxLimits limits, UserManager<User> users, OperatorAuditTrail audit,
        CompanyReader reader, AskProDbContext database, CancellationToken cancellationToken)
    {
        var (company, refusal) = await ownerless.EnterAsync(id, cancellationToken);
        if (company is null) return refusal!;
        var errors = new FieldErrors();
        var email = errors.Email("email", wish.Email);
        if (errors.Any) return errors.ToProblem();
        if (await ownerless.InvitationAsync(cancellationToken) is not null) return Problems.ChangedMeanwhile();
        if (OwnerlessCompany.Closed(company) is { } closed) return closed;
        if (await book.RefusalOfAsync(email, cancellationToken) is { } code)
        {
            errors.Add("email", code);
            return errors.ToProblem();
        }
        if (await book.IsDayFullAsync(cancellationToken)) return Invite.TooManyToday();
        if (!limits.MaySendTo(users.NormalizeEmail(email))) return Invite.TooManyMails();

        var invitation = await book.InviteAsync(new(email, MembershipRoles.Owner, []), cancellationToken);
        await audit.RecordAsync(id, "company.owner_invited", new(id, company.Name), null, new OwnerInvitationFacts(invitation.ExpiresAt), cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await reader.ReadAsync(id, cancellationToken));
    }

    /// <param name="Email">The address of the first owner.</param>
    internal sealed record Wish(string? Email)
    {
        /// <summary>Nothing: a record would print who it is.</summary>
        public override string ToString() => nameof(Wish);
    }
}
