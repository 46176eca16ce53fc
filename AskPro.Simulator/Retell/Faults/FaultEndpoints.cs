using AskPro.Simulator.Hosting;

namespace AskPro.Simulator.Retell.Faults;

/// <summary>The control of the simulator: what goes wrong from now on.</summary>
internal static class FaultEndpoints
{
    internal static void MapFaults(this WebApplication app) => app.MapPut("/retell/faults", Set);

    private static IResult Set(HttpRequest request, IReadOnlyList<FaultSwitch> faults, FaultSwitches switches)
    {
        if (!OwnOrigin.Has(request))
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        if (faults.Any(fault => fault.Status is < 400 or > 599 || fault.DelayMs is < 0 or > 600_000 || fault.Skip < 0 || fault.Times < 0 || fault.RetryAfterMs < 0))
            return TypedResults.BadRequest();
        switches.Set(faults);
        return TypedResults.NoContent();
    }
}
