using AskPro.Api.Features.ApiTokens;
using Microsoft.AspNetCore.Authorization;

namespace AskPro.Api.Hosting.Rights;

/// <summary>Holds when the session found the person to be an operator at this moment.</summary>
internal sealed class OperatorRequirement : AuthorizationHandler<OperatorRequirement>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, OperatorRequirement requirement)
    {
        if (context.User.Identity is { IsAuthenticated: true } && TokenIdentity.TokenOf(context.User) is null && Caller.Of(context.User).IsOperator)
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
