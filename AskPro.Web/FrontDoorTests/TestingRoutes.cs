using AskPro.Web.Health;
using AskPro.Web.Sessions;

namespace AskPro.Web.FrontDoorTests;

/// <summary>Operators try the front door (Testen).</summary>
internal static class TestingRoutes
{
    public const string Path = $"{HealthRoutes.Section}/testen";

    public static string ResultOf(Guid id) => $"{Path}/_ergebnis/{id:D}";

    public static void MapTesting(this IEndpointRouteBuilder app)
    {
        var testing = app.MapGroup(Path).Needs(Rights.Operator);
        testing.MapGet("", ShowTesting.PageAsync);
        testing.MapForm("", SendTest.SubmitAsync);
        testing.MapGet("/_ergebnis/{id:guid}", ShowTesting.ResultAsync);
    }
}
