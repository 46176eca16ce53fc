using Microsoft.OpenApi;

namespace AskPro.Api.Hosting.Documents;

/// <summary>The order of topics: what programs ask most first, what only people do last. New topics follow by name.</summary>
internal static class ApiTags
{
    private static readonly string[] Order = ["Calls", "Branches", "Phone numbers", "Agents", "Retell", "Company", "Audit", "Live", "Team", "API tokens", "Sessions", "Account"];

    internal static void Sort(OpenApiDocument document)
    {
        if (document.Tags is not { } tags) return;
        document.Tags = new HashSet<OpenApiTag>(tags.OrderBy(tag => Place(tag.Name)).ThenBy(tag => tag.Name, StringComparer.Ordinal));
    }

    private static int Place(string? name) => Array.IndexOf(Order, name) is >= 0 and var place ? place : Order.Length;
}
