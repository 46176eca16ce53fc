using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;

namespace AskPro.Api.Hosting.Rights;

internal static class NotForSupport
{
    /// <summary>
    /// For changes by which support could give somebody, and so itself, more than it has or for longer: people and their ways in.
    /// Operators in a company for support get 403 <c>not_for_support</c>.
    /// </summary>
    internal static RouteHandlerBuilder ExceptSupport(this RouteHandlerBuilder route) =>
        route.WithMetadata(new ClosedForSupport()).AddEndpointFilter(static async (context, next) =>
            context.HttpContext.RequestServices.GetRequiredService<TenantContext>().Role == MembershipRoles.Support
                ? Problems.Of(StatusCodes.Status403Forbidden, ProblemCodes.NotForSupport, "Support cannot change who gets into a company. Ask one of its owners.")
                : await next(context));
}

/// <summary>Marks a route that support cannot use, whatever its rights.</summary>
internal sealed class ClosedForSupport;
