using AskPro.Api.Hosting.Rights;
using AskPro.Data.Companies;

namespace AskPro.Api.Features.Operators;

/// <summary><c>POST …/{id}/suspension</c> and <c>POST …/{id}/resumption</c>: locks the people of a company out, and lets them in again.</summary>
internal static class SuspendCompany
{
    internal static void MapSuspendCompany(this RouteGroupBuilder companies) =>
        companies.MapPost("/{id:guid}/suspension", (Guid id, CompanyWish wish, CompanyTransitions transitions, CancellationToken cancellationToken) =>
                transitions.GoAsync(id, "company.suspended", [CompanyStates.Active], CompanyStates.Suspended, wish, cancellationToken))
            .NeedsOperator()
            .WithName("SuspendCompany")
            .WithSummary("Suspend a company")
            .WithDescription("Its people are signed out and cannot sign in (`company_suspended`). Its calls are still taken, kept and processed. 409 when it is not active.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    internal static void MapResumeCompany(this RouteGroupBuilder companies) =>
        companies.MapPost("/{id:guid}/resumption", (Guid id, CompanyWish wish, CompanyTransitions transitions, CancellationToken cancellationToken) =>
                transitions.GoAsync(id, "company.resumed", [CompanyStates.Suspended], CompanyStates.Active, wish, cancellationToken))
            .NeedsOperator()
            .WithName("ResumeCompany")
            .WithSummary("Resume a company")
            .WithDescription("Its people can sign in again. 409 when it is not suspended.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
}
