using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.PasswordResets;

internal static class PasswordResetRegistration
{
    /// <summary>For every request that asks for a link or uses one.</summary>
    internal const string Limit = "password-reset";

    /// <summary>For pages that show what waits behind a link: they are opened again after every mistake in their form.</summary>
    internal const string LookUpLimit = "link-look-up";

    private const int LookUpsForOne = 6;

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
        builder.Services.AddSingleton<PasswordMails>();
        builder.Services.AddScoped<AskForPasswordReset.Sending>();
        builder.Services.Configure<RateLimiterOptions>(limiter =>
        {
            limiter.AddPolicy(Limit, context => PerAddress(context, 1));
            limiter.AddPolicy(LookUpLimit, context => PerAddress(context, LookUpsForOne));
        });
    }

    private static RateLimitPartition<System.Net.IPAddress?> PerAddress(HttpContext context, int factor) => RateLimitPartition.GetSlidingWindowLimiter(
        context.Connection.RemoteIpAddress,
        _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = factor * context.RequestServices.GetRequiredService<IOptions<PasswordResetOptions>>().Value.RequestsPerMinute,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
        });

    internal static void MapPasswordResets(this IEndpointRouteBuilder routes)
    {
        routes.MapAskForPasswordReset();
        routes.MapRedeemPasswordReset();
    }
}
