using AskPro.Data.Operators;

namespace AskPro.Api.Features.FrontDoorTests;

/// <summary>Operators try the front door (Testen).</summary>
internal static class TestRoutes
{
    internal static void AddFrontDoorTests(this IServiceCollection services)
    {
        services.AddScoped<TestStore>();
        services.AddScoped<TestReader>();
        services.AddScoped<TestDoorReader>();
    }

    internal static void MapFrontDoorTests(this RouteGroupBuilder operators)
    {
        var tests = operators.MapGroup("/tests");
        tests.MapGetTestDraft();
        tests.MapSendTest();
        tests.MapGetTest();
    }
}
