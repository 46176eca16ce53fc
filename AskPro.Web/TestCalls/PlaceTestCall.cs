using AskPro.Web.Backend;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace AskPro.Web.TestCalls;

/// <summary>Has the simulator call the viewer's own company; the signed events come back through the real door.</summary>
internal static class PlaceTestCall
{
    public static readonly IReadOnlyList<string> Scenarios = ["booking", "callback", "hangup"];

    public static async Task<IResult> SubmitAsync(
        Viewer viewer, [FromForm] string scenario, AskProApiClient api, SimulatorClient simulator, CancellationToken cancel)
    {
        if (!Scenarios.Contains(scenario))
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        var me = await api.GetMeAsync(viewer.Token, cancel);
        // Without a number of its own nobody can call the company; the page for that comes with the wizard.
        if (me.PhoneNumbers.Count == 0)
            return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        await simulator.PlaceCallAsync(scenario, me.PhoneNumbers[0].E164, cancel);
        return new SeeOther("/anrufe");
    }
}
