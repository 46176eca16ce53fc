using System.Text.Json;

namespace AskPro.Integrations.Retell.Api;

public sealed partial class RetellClient
{
    private const int MostAPage = 1000;

    // A call without its transcript still has some kilobytes.
    private const int CallsAPage = 200;

    private static string PageQuery(int limit, string? next) => $"limit={Digits(limit)}{(next is null ? "" : $"&pagination_key={Escape(next)}")}";

    /// <summary>Page after page, until there is no more or <paramref name="most"/> are there. Items without an id are left out.</summary>
    private static async IAsyncEnumerable<T> PagesAsync<T>(
        RetellOperation operation, int most, Func<JsonElement, T?> read, Func<int, string?, Task<JsonElement>> ask)
        where T : class
    {
        var left = most;
        string? next = null;
        while (left > 0)
        {
            var page = await ask(Math.Min(left, MostAPage), next);
            foreach (var item in ItemsOf(operation, page).Take(left))
            {
                left--;
                if (read(item) is { } found)
                    yield return found;
            }

            var fields = new WireObject(page);
            if (fields.Flag("has_more") is not true)
                yield break;
            // The same page for ever.
            if (fields.Text("pagination_key") is not { } key || key == next)
                throw Unreadable(operation);
            next = key;
        }
    }

    // The older lists are bare arrays; which form list-agent-versions has is documented nowhere.
    private static IReadOnlyList<JsonElement> ItemsOf(RetellOperation operation, JsonElement page) => page.ValueKind switch
    {
        JsonValueKind.Array => WireObject.ObjectsOf(page),
        JsonValueKind.Object when page.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array => WireObject.ObjectsOf(items),
        _ => throw Unreadable(operation),
    };
}
