using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data.Companies;
using AskPro.Data.Operators;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Operators;

/// <summary><c>GET /api/operators/companies</c>: every company by name, with its state and counts.</summary>
internal static class ListCompanies
{
    private const int MaxLimit = 100;
    private const int LongestSearch = 100;
    private const int FewestDigits = 3;

    private static readonly string[] States = [CompanyStates.Active, CompanyStates.Suspended, CompanyStates.Deleting, CompanySearch.Unchecked, CompanySearch.Red];

    internal static void MapListCompanies(this RouteGroupBuilder companies) =>
        companies.MapGet("", HandleAsync)
            .NeedsOperator()
            .WithName("ListCompanies")
            .WithSummary("All companies")
            .WithDescription(
                "By name. `search` is a part of the name or of a telephone number, `state` one of `active`, `suspended`, `deleting`, `unchecked`: those whose numbers nobody has checked, or `red`: those with a light that is `off`. "
                + "`after` takes the `nextCursor` of the page before, `limit` is 1 to 100.")
            .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<Results<Ok<CompanyList>, ProblemHttpResult>> HandleAsync(
        OperatorStore store, TimeProvider time, CancellationToken cancellationToken, string? search = null, string? state = null, Guid? after = null, int limit = 50)
    {
        if (limit is < 1 or > MaxLimit) return Problems.Invalid(ProblemCodes.InvalidRequest, "limit is 1 to 100.");
        if (state is { Length: > 0 } && !States.Contains(state)) return Problems.Invalid(ProblemCodes.InvalidRequest, "state is active, suspended, deleting, unchecked or red.");

        var text = search?.Trim() is { Length: > 0 and <= LongestSearch } typed && !typed.Contains('\0') ? typed : null;
        // One row more than wanted tells whether there is a next page.
        var page = await store.SearchAsync(
            new CompanySearch(text, Digits(text), state is { Length: > 0 } ? state : null, after, limit + 1), time.GetUtcNow(), cancellationToken);
        var shown = page.Take(limit).ToList();
        var lights = await store.LightsAsync([.. shown.Select(company => company.Id)], cancellationToken);
        return TypedResults.Ok(new CompanyList(
            [.. shown.Select(company => CompanyRow.Of(company, lights[company.Id]))], page.Count > limit ? page[limit - 1].Id : null));
    }

    /// <summary>
    /// As they stand in E.164: without the zeros that dial out of a town or a country. A name with a year or a house number in it
    /// is no telephone number.
    /// </summary>
    private static string? Digits(string? text)
    {
        if (text?.Any(char.IsLetter) is true) return null;
        var digits = string.Concat((text ?? "").Where(char.IsAsciiDigit)).TrimStart('0');
        return digits.Length >= FewestDigits ? digits : null;
    }

    /// <param name="Items">The companies of this page.</param>
    /// <param name="NextCursor">For <c>after</c>; null on the last page.</param>
    internal sealed record CompanyList(IReadOnlyList<CompanyRow> Items, Guid? NextCursor);
}
