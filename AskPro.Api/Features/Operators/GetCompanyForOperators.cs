using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Operators;

/// <summary><c>GET /api/operators/companies/{id}</c>: one company, without anything that was said on its phone.</summary>
internal static class GetCompanyForOperators
{
    internal static void MapGetCompanyForOperators(this RouteGroupBuilder companies) =>
        companies.MapGet("/{id:guid}", HandleAsync)
            .NeedsOperator()
            .WithName("GetCompanyForOperators")
            .WithSummary("One company")
            .WithDescription("State, counts, owners and support accesses. No calls: those need support access, which the company sees.")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<CompanyOverview>, ProblemHttpResult>> HandleAsync(Guid id, CompanyReader reader, CancellationToken cancellationToken) =>
        await reader.ReadAsync(id, cancellationToken) is { } company ? TypedResults.Ok(company) : NotFound();

    internal static ProblemHttpResult NotFound() => Problems.NotFound("There is no such company.");
}
