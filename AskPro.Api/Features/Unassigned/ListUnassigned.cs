using AskPro.Api.Hosting.Rights;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Unassigned;

/// <summary><c>GET /api/operators/unassigned</c>: what is nobody's, with the reason and whose it may be.</summary>
internal static class ListUnassigned
{
    private const int Limit = 50;

    internal static void MapListUnassigned(this RouteGroupBuilder unassigned) =>
        unassigned.MapGet("", HandleAsync)
            .NeedsOperator()
            .WithName("ListUnassigned")
            .WithSummary("Events that are nobody's")
            .WithDescription("The latest 50 groups of events that wait for the same number or agent. Suggestions decide nothing.");

    private static async Task<Ok<UnassignedList>> HandleAsync(UnassignedReader reader, CancellationToken cancellationToken)
    {
        var groups = await reader.ReadAsync(Limit + 1, cancellationToken);
        return TypedResults.Ok(new UnassignedList([.. groups.Take(Limit)], groups.Count > Limit));
    }

    /// <param name="Items">The groups.</param>
    /// <param name="More">Whether there are more than these.</param>
    internal sealed record UnassignedList(IReadOnlyList<UnassignedGroup> Items, bool More);
}
