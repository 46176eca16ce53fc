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
        // The address is secret: no span and no line names it. And what answers with a way elsewhere is not the front door.
        services.AddHttpClient<FrontDoor>().RemoveAllLoggers().UseSocketsHttpHandler((handler, _) => (handler.ActivityHeadersPropagator, handler.AllowAutoRedirect) = (null, false));
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
