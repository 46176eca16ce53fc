using AskPro.Api.Hosting.Rights;
using AskPro.Data.Memberships;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.RetellKeys;

/// <summary><c>GET /api/retell-keys</c>: the keys by which the company is connected to Retell, none of them in full.</summary>
internal static class ListRetellKeys
{
    internal static void MapListRetellKeys(this RouteGroupBuilder keys) =>
        keys.MapGet("", HandleAsync)
            .Needs(Right.Manage)
            .WithName("ListRetellKeys")
            .WithSummary("The keys for Retell")
            .WithDescription("The current one first, then the one before it as long as it is kept, with what their workspace had when Retell was last asked.");

    private static async Task<Ok<RetellKeyList>> HandleAsync(RetellKeyReader reader, CancellationToken cancellationToken) =>
        TypedResults.Ok(new RetellKeyList(await reader.AllAsync(cancellationToken)));

    /// <param name="Items">The keys.</param>
    internal sealed record RetellKeyList(IReadOnlyList<RetellKeyView> Items);
}
