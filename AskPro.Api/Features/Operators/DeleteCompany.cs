using AskPro.Api.Hosting.Rights;
using AskPro.Data.Companies;

namespace AskPro.Api.Features.Operators;

/// <summary><c>POST …/{id}/deletion</c> and <c>POST …/{id}/deletion/cancellation</c>: the grace period begins, or the company is kept after all.</summary>
internal static class DeleteCompany
{
    internal static void MapDeleteCompany(this RouteGroupBuilder companies) =>
        companies.MapPost("/{id:guid}/deletion", (Guid id, CompanyWish wish, CompanyTransitions transitions, CancellationToken cancellationToken) =>
                transitions.GoAsync(id, "company.deletion_planned", [CompanyStates.Active, CompanyStates.Suspended], CompanyStates.Deleting, wish, cancellationToken))
            .NeedsOperator()
            .NeedsStepUp()
            .WithName("DeleteCompany")
            .WithSummary("Delete a company after a grace period")
            .WithDescription("`name` repeats its name. Its people are locked out at once; everything it owns is deleted after `Companies:DeletionGraceDays`. 409 when it is being deleted already.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    internal static void MapKeepCompany(this RouteGroupBuilder companies) =>
        companies.MapPost("/{id:guid}/deletion/cancellation", (Guid id, CompanyWish wish, CompanyTransitions transitions, CancellationToken cancellationToken) =>
                transitions.GoAsync(id, "company.deletion_cancelled", [CompanyStates.Deleting], CompanyStates.Active, wish, cancellationToken))
            .NeedsOperator()
            .WithName("KeepCompany")
            .WithSummary("Call a deletion off")
            .WithDescription("Possible until the grace period ends. The company is active afterwards, also when it was suspended before. 409 when it is not being deleted.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
}
