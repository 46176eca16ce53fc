namespace AskPro.Api.Features.SecondFactor;

internal static class SecondFactorRoutes
{
    internal static void AddSecondFactor(this IServiceCollection services)
    {
        services.AddScoped<SecondFactorCheck>();
        services.AddScoped<SecondFactorChallenge>();
        services.AddScoped<SecondFactorUse>();
        services.AddScoped<RecoveryCodes>();
    }

    internal static void MapAuthenticator(this RouteGroupBuilder account)
    {
        account.MapBeginAuthenticator();
        account.MapConfirmAuthenticator();
        account.MapRemoveAuthenticator();
        account.MapRenewRecoveryCodes();
    }
}
