namespace AskPro.Api.Features.Calls;

internal static class CallRoutes
{
    internal static void MapCalls(this RouteGroupBuilder company)
    {
        var calls = company.MapGroup("/calls").WithTags("Calls");
        calls.MapListCalls();
        calls.MapListNewCalls();
        calls.MapGetCall();
    }
}
