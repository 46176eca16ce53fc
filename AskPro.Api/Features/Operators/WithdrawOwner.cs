using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Invitations;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Operators;

/// <summary><c>DELETE …/{id}/invitation</c>: the first owner's link is worth nothing from now on; somebody else can be invited.</summary>
internal static class WithdrawOwner
{
    internal static void MapWithdrawOwner(this RouteGroupBuilder companies) =>
        companies.MapDelete("/{id:guid}/invitation", HandleAsync)
            .NeedsOperator()
            .WithName("WithdrawOwner")
            .WithSummary("Withdraw the first owner's invitation")
            .WithDescription("404 when nobody is invited, 409 `company_has_owner`.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<CompanyOverview>, ProblemHttpResult>> HandleAsync(
        Guid id, OwnerlessCompany ownerless, InvitationBook book, OperatorAuditTrail audit, CompanyReader reader, AskProDbContext database,
        CancellationToken cancellationToken)
    {
        var (company, refusal) = await ownerless.EnterAsync(id, cancellationToken);
        if (company is null) return refusal!;
        if (await ownerless.InvitationAsync(cancellationToken) is not { } invitation || !await book.WithdrawAsync(invitation, cancellationToken))
            return SendInvitationAgain.NotOpen();

        await audit.RecordAsync(
            id, "company.owner_invitation_withdrawn", new(id, company.Name), new OwnerInvitationFacts(invitation.ExpiresAt), null, cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await reader.ReadAsync(id, cancellationToken));
    }
}
