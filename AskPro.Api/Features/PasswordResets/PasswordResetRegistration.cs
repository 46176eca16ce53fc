using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.PasswordResets;

internal static class PasswordResetRegistration
{
    internal const string Limit = "password-reset";

    /// <summary>Needs sessions and mails.</summary>
    internal static void AddPasswordResets(this WebApplicationBuilder builder)
    {
        builder.AddValidatedOptions<PasswordResetOptions>(PasswordResetOptions.Section);
        builder.Services.AddOptions<PasswordResetTokenOptions>().Configure<IOptions<PasswordResetOptions>>((tokens, resets) =>
        {
            tokens.Name = PasswordResetTokens.Provider;
            tokens.TokenLifespan = TimeSpan.FromMinutes(resets.Value.LinkMinutes);
        });
        builder.Services.AddTransient<PasswordResetTokens>();
        builder.Services.Configure<IdentityOptions>(identity =>
        {
            identity.Tokens.PasswordResetTokenProvider = PasswordResetTokens.Provider;
            identity.Tokens.ProviderMap[PasswordResetTokens.Provider] = new TokenProviderDescriptor(typeof(PasswordResetTokens));
        });
        builder.Services.AddSingleton<PasswordResetLimits>();
        builder.Services.AddSingleton<PasswordMails>();
        builder.Services.AddScoped<AskForPasswordReset.Sending>();
        builder.Services.Configure<RateLimiterOptions>(limiter => limiter.AddPolicy(Limit, context => RateLimitPartition.GetSlidingWindowLimiter(
            context.Connection.RemoteIpAddress,
            _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = context.RequestServices.GetRequiredService<IOptions<PasswordResetOptions>>().Value.RequestsPerMinute,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 6,
            })));
    }

    internal static void MapPasswordResets(this IEndpointRouteBuilder routes)
    {
        routes.MapAskForPasswordReset();
        routes.MapRedeemPasswordReset();
    }
}
