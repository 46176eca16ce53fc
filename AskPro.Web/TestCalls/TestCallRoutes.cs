using AskPro.ServiceDefaults;
using AskPro.Web.Sessions;

namespace AskPro.Web.TestCalls;

/// <summary>The button "Testanruf": in Development only, and only when the topology has a simulator.</summary>
internal static class TestCallRoutes
{
    public static void AddTestCalls(this WebApplicationBuilder builder)
    {
        var available = builder.Environment.IsDevelopment()
            && builder.Configuration.GetSection($"services:{ResourceNames.Simulator}").GetChildren().Any();
        builder.Services.AddSingleton(new TestCallSwitch(available));
        builder.Services.AddHttpClient<SimulatorClient>(client => client.BaseAddress = new Uri($"http://{ResourceNames.Simulator}"));
    }

    public static void MapTestCalls(this WebApplication app)
    {
        if (app.Services.GetRequiredService<TestCallSwitch>().Available)
            app.MapForm("/testanruf", PlaceTestCall.SubmitAsync).Needs(Rights.List);
    }
}

internal sealed record TestCallSwitch(bool Available);
