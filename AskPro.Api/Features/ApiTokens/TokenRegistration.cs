using AskPro.Api.Features.ApiTokens.Limits;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.RateLimiting;

namespace AskPro.Api.Features.ApiTokens;

internal static class TokenRegistration
{
    internal static void AddApiTokens(this WebApplicationBuilder builder)
    {
        builder.AddValidatedOptions<TokenOptions>(TokenOptions.Section);
        builder.Services.AddScoped<TokenUse>();
        builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TokenHandler>(TokenHandler.SchemeName, null);
        builder.Services.AddSingleton<TokenLimiter>();
        builder.Services.AddOptions<RateLimiterOptions>().Configure<TokenLimiter>((options, limiter) => options.GlobalLimiter = limiter);
    }

    internal static void MapApiTokens(this RouteGroupBuilder company)
    {
        var tokens = company.MapGroup("/tokens").WithTags("API tokens");
        tokens.MapListTokens();
        tokens.MapCreateToken();
        tokens.MapRevokeToken();
    }
}
