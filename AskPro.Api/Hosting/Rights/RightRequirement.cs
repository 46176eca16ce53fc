using AskPro.Data.Memberships;
using Microsoft.AspNetCore.Authorization;

namespace AskPro.Api.Hosting.Rights;

/// <summary>Holds when the role of the session, or the API token, has the right.</summary>
internal sealed class RightRequirement(Right right) : AuthorizationHandler<RightRequirement>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RightRequirement requirement)
    {
        if (context.User.Identity is { IsAuthenticated: true } && Caller.Of(context.User).Rights.Contains(right))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
