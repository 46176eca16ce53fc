using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AskPro.Simulator.Retell.Workspaces;

namespace AskPro.Simulator.Retell;

/// <summary>One request of somebody with a valid key.</summary>
/// <param name="Workspace">Whose key it is; locked while the request is served.</param>
/// <param name="Http">The request itself.</param>
/// <param name="Body">What it carries; empty without a body.</param>
/// <param name="Now">When it came.</param>
internal sealed record RetellRequest(Workspace Workspace, HttpRequest Http, JsonObject Body, DateTimeOffset Now)
{
    internal string Id => Http.RouteValues["id"]!.ToString()!;

    internal string? Query(string name) => Http.Query[name].ToString() is { Length: > 0 } value ? value : null;

    internal static async Task<JsonObject> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsDelete(request.Method))
            return [];
        try
        {
            return await JsonNode.ParseAsync(request.Body, cancellationToken: cancellationToken) as JsonObject
                ?? throw RetellRefusal.BadRequest("The body must be an object.");
        }
        catch (JsonException)
        {
            throw RetellRefusal.BadRequest("The body is not JSON.");
        }
    }

    /// <summary>One page of a list, newest first unless the request wants otherwise.</summary>
    /// <param name="items">All of them, oldest first, with their ids.</param>
    internal JsonObject Page(IReadOnlyList<(string Id, JsonNode Item)> items)
    {
        var limit = Query("limit") is not { } text ? 50 : int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return Page(items, limit, Query("sort_order"), Query("pagination_key"), 0);
    }

    internal static JsonObject Page(IReadOnlyList<(string Id, JsonNode Item)> items, int limit, string? order, string? after, int skip)
    {
        if (limit is < 1 or > 1000)
            throw RetellRefusal.BadRequest("limit must be from 1 to 1000.");
        if (order is not (null or "ascending" or "descending"))
            throw RetellRefusal.BadRequest("sort_order must be ascending or descending.");
        var sorted = order == "ascending" ? items.ToList() : [.. items.Reverse()];
        if (after is not null)
        {
            skip = sorted.FindIndex(item => item.Id == after) + 1;
            if (skip == 0)
                throw RetellRefusal.BadRequest("pagination_key is unknown.");
        }

        var page = sorted.Skip(skip).Take(limit).ToList();
        var hasMore = skip + page.Count < sorted.Count;
        var answer = new JsonObject
        {
            ["items"] = new JsonArray([.. page.Select(item => item.Item.DeepClone())]),
            ["has_more"] = hasMore,
        };
        if (hasMore)
            answer["pagination_key"] = page[^1].Id;
        return answer;
    }
}
