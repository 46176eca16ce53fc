using Microsoft.AspNetCore.WebUtilities;

namespace AskPro.Web.Operators;

/// <summary>Which companies: everything about it stands in the address.</summary>
/// <param name="Search">Part of a name or number.</param>
/// <param name="State">A state; null for all.</param>
public sealed record CompanyFilter(string? Search, string? State)
{
    public const string SearchParameter = "suche";
    public const string StateParameter = "stand";
    public const string AfterParameter = "nach";

    public bool IsEmpty => string.IsNullOrWhiteSpace(Search) && string.IsNullOrEmpty(State);

    /// <summary>The address of the companies after one of them.</summary>
    public string Further(Guid after) => QueryHelpers.AddQueryString(OperatorRoutes.Path, new Dictionary<string, string?>
    {
        [SearchParameter] = Search, [StateParameter] = State, [AfterParameter] = after.ToString("D"),
    });
}
