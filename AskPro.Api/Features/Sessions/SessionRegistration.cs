using System.Security.Claims;
using System.Threading.RateLimiting;
using AskPro.Api.Features.Account;
using AskPro.Api.Features.ApiTokens;
using AskPro.Api.Features.ApiTokens.Limits;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.Sessions;

internal static class SessionRegistration
{
    internal const string SignInLimit = "sign-in";
    internal const string ProofLimit = "proof";

    internal static void AddSessions(this WebApplicationBuilder builder)
    {
        builder.AddValidatedOptions<SessionOptions>(SessionOptions.Section);
        AddUsers(builder.Services);
        AddLimit(builder.Services);
        builder.Services.AddSingleton<AccountLock>();
        builder.Services.AddScoped<PasswordCheck>();
        builder.Services.AddScoped<SessionUse>();
        builder.Services.AddScoped<SessionSwitch>();
        builder.Services.AddScoped<SessionOpening>();
        builder.Services.AddScoped<OwnPassword>();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<StepUp>();
        builder.Services.AddAuthentication(SessionHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(
                SessionHandler.SchemeName, options => options.ForwardDefaultSelector = TokenHandler.Select);

        // A route that forgets to say who may use it is closed.
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    private static void AddUsers(IServiceCollection services)
    {
        // Before Identity's own, which asks for kinds of characters instead of length.
        services.AddScoped<IPasswordValidator<User>, PasswordRules>();
        services.AddIdentityCore<User>(options =>
        {
            options.User.RequireUniqueEmail = true;
            // The name is the address, and EmailAddress has looked at that.
            options.User.AllowedUserNameCharacters = "";
        });
        services.AddScoped<NewPeople>();
        services.AddScoped<IUserStore<User>, UserOnlyStore<User, AskProDbContext, Guid>>();
    }

    private static void AddLimit(IServiceCollection services)
    {
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = static async (context, cancellationToken) =>
            {
                var window = context.Lease as WindowLease;
                context.HttpContext.Response.Headers.RetryAfter = window?.RetryAfter ?? "60";
                await (window is null
                    ? Problems.Of(StatusCodes.Status429TooManyRequests, ProblemCodes.TooManyAttempts, "Too many attempts. Wait a minute.")
                    : Problems.Of(StatusCodes.Status429TooManyRequests, ProblemCodes.RateLimited, $"The token has used up its requests. Go on in {window.RetryAfter} seconds."))
                    .ExecuteAsync(context.HttpContext);
            };
            // Web passes on the browser's address; as with any proxy, it is believed where the section Proxies names it.
            limiter.AddPolicy(SignInLimit, context => RateLimitPartition.GetSlidingWindowLimiter(
                context.Connection.RemoteIpAddress,
                _ => new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = context.RequestServices.GetRequiredService<IOptions<SessionOptions>>().Value.AttemptsPerMinute,
                    Window = TimeSpan.FromMinutes(1),
                    SegmentsPerWindow = 6,
                }));
            // Strangers are refused anyway, and must not use up anybody's tries.
            limiter.AddPolicy(ProofLimit, context => context.User.FindFirstValue(ClaimTypes.NameIdentifier) is not { } person
                ? RateLimitPartition.GetNoLimiter("")
                : RateLimitPartition.GetSlidingWindowLimiter(
                    person,
                    _ => new SlidingWindowRateLimiterOptions
                    {
                        PermitLimit = context.RequestServices.GetRequiredService<IOptions<SessionOptions>>().Value.ProofsPerMinute,
                        Window = TimeSpan.FromMinutes(1),
                        SegmentsPerWindow = 6,
                    }));
        });
    }
}
