using Microsoft.AspNetCore.Authorization;

namespace AskPro.Web.Sessions;

/// <param name="Right">One of <see cref="Rights"/>; null when being signed in is enough.</param>
internal sealed record DeclaredRight(string? Right);

/// <summary>Every page, fragment and stream says which right it needs, or is open to anyone: a test walks all routes.</summary>
internal static class RightDeclarations
{
    public static TRoutes Needs<TRoutes>(this TRoutes routes, string right)
        where TRoutes : IEndpointConventionBuilder =>
        routes.WithMetadata(new DeclaredRight(right))
            .RequireAuthorization(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireClaim(Viewer.RightClaim, right).Build());

    public static TRoutes NeedsSessionOnly<TRoutes>(this TRoutes routes)
        where TRoutes : IEndpointConventionBuilder =>
        routes.WithMetadata(new DeclaredRight(null)).RequireAuthorization();
}
