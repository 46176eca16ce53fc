using AskPro.Data.Memberships;
using Microsoft.AspNetCore.Authorization;

namespace AskPro.Api.Hosting.Rights;

internal static class RightDeclarations
{
    /// <summary>The route is for roles and tokens that have <paramref name="right"/>; others get 403 with the name of the right.</summary>
    internal static RouteHandlerBuilder Needs(this RouteHandlerBuilder route, Right right) =>
        route.WithMetadata(new DeclaredRight(right))
            .RequireAuthorization(new AuthorizationPolicyBuilder().AddRequirements(new RightRequirement(right)).Build())
            .ProducesProblem(StatusCodes.Status403Forbidden);

    /// <summary>The route is for operators of the platform, whatever company they work in; for everybody else it is forbidden.</summary>
    internal static RouteHandlerBuilder NeedsOperator(this RouteHandlerBuilder route) =>
        route.WithMetadata(new DeclaredRight(null, IsOperators: true)).WithoutTokens()
            .RequireAuthorization(new AuthorizationPolicyBuilder().AddRequirements(new OperatorRequirement()).Build())
            .ProducesProblem(StatusCodes.Status403Forbidden);

    /// <summary>Every signed-in person may call the route, whatever the role; API tokens get 403 <c>session_only</c>.</summary>
    internal static RouteHandlerBuilder NeedsSessionOnly(this RouteHandlerBuilder route) =>
        route.WithMetadata(new DeclaredRight(null)).WithoutTokens();

    /// <summary>For what decides about people and their credentials: nobody leaves that to a program. API tokens get 403 <c>session_only</c>.</summary>
    internal static TRoutes WithoutTokens<TRoutes>(this TRoutes routes)
        where TRoutes : IEndpointConventionBuilder =>
        routes.WithMetadata(new RefusesTokens())
            .RequireAuthorization(new AuthorizationPolicyBuilder().AddRequirements(new SessionRequirement()).Build());
}
