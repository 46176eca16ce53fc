using AskPro.Api.Hosting.Rights;

namespace AskPro.Api.Features.Setup;

internal static class SetupRoutes
{
    internal static void AddSetup(this IServiceCollection services)
    {
        services.AddScoped<SetupReader>();
        services.AddScoped<SetupMarks>();
        services.AddScoped<SetupTestReader>();
        services.AddScoped<TestCauses>();
        services.AddHttpClient<FrontDoor>();
    }

    internal static void MapSetup(this RouteGroupBuilder company)
    {
        // People set a company up, not programs.
        var setup = company.MapGroup("/setup").WithoutTokens().WithTags("Setup");
        setup.MapGetSetup();
        setup.MapMarkStep();
        setup.MapGetLatestTest();
        setup.MapStartTest();
        setup.MapSeeTest();
        setup.MapFindCause();
    }
}
