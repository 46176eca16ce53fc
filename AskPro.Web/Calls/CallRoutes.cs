using AskPro.Web.Operators;
using AskPro.Web.Sessions;

namespace AskPro.Web.Calls;

internal static class CallRoutes
{
    public static void MapCalls(this IEndpointRouteBuilder app)
    {
        var calls = app.MapGroup("/anrufe").Needs(Rights.List);
        calls.MapGet("", ListCalls.PageAsync);
        calls.MapGet("/_liste", ListCalls.FragmentAsync);
        calls.MapGet("/_neu", ListNewCalls.FragmentAsync);
        calls.MapGet("/{id:guid}", ShowCall.PageAsync);
        calls.MapGet("/{id:guid}/_stand", ShowCall.FragmentAsync);
        app.MapGet("/", (Viewer? viewer) => new SeeOther(viewer is { HasCompany: false } ? OperatorRoutes.Path : "/anrufe")).AllowAnonymous();
    }
}
