using AskPro.Data.Tenancy;

namespace AskPro.Api.Hosting.Rights;

internal static class AllBranches
{
    /// <summary>
    /// For changes that decide which branch a call belongs to: who sees only some branches could otherwise move the calls of
    /// the others there. They get 403 <c>all_branches_only</c>.
    /// </summary>
    internal static RouteHandlerBuilder NeedsAllBranches(this RouteHandlerBuilder route) =>
        route.AddEndpointFilter(static async (context, next) =>
            context.HttpContext.RequestServices.GetRequiredService<TenantContext>().BranchIds is null
                ? await next(context)
                : Problems.Of(StatusCodes.Status403Forbidden, ProblemCodes.AllBranchesOnly, "You see only some branches. Ask somebody who sees all of them."));
}
