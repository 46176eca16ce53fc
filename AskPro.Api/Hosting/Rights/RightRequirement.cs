using AskPro.Api.Features.Sessions;
using AskPro.Data.Memberships;
using Microsoft.AspNetCore.Authorization;

namespace AskPro.Api.Hosting.Rights;

/// <summary>Holds when the role of the session has the right.</summary>
internal sealed class RightRequirement(Right right) : AuthorizationHandler<RightRequirement>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RightRequirement requirement)
    {
        if (context.User.Identity is { IsAuthenticated: true } && RoleRights.Of(context.User.Session().Role ?? "").Contains(right))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
