using AskPro.Api.Features.ApiTokens;
using Microsoft.AspNetCore.Authorization;

namespace AskPro.Api.Hosting.Rights;

/// <summary>Holds when a person asks, signed in with a session, and no program with an API token.</summary>
internal sealed class SessionRequirement : AuthorizationHandler<SessionRequirement>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, SessionRequirement requirement)
    {
        if (context.User.Identity is { IsAuthenticated: true } && TokenIdentity.TokenOf(context.User) is null)
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

/// <summary>Marks a route that no API token may call, whatever its rights.</summary>
internal sealed class RefusesTokens;
