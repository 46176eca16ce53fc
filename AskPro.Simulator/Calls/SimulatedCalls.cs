using System.Collections.Concurrent;
using System.Threading.Channels;
using AskPro.Integrations.Retell.Rehearsal;

namespace AskPro.Simulator.Calls;

/// <summary>The calls placed since the start, the latest <see cref="Kept"/> of them, and the queue to the player.</summary>
internal sealed class SimulatedCalls(CallRouter router, TimeProvider time)
{
    private const int Kept = 1000;

    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private readonly ConcurrentDictionary<string, SimulatedCall> byId = new();
    private readonly ConcurrentQueue<SimulatedCall> latest = new();
    private readonly Channel<SimulatedCall> placed = Channel.CreateUnbounded<SimulatedCall>();

    internal ChannelReader<SimulatedCall> Placed => placed.Reader;

    internal SimulatedCall? Find(string callId) => byId.GetValueOrDefault(callId);

    internal IEnumerable<SimulatedCall> Latest(int count) => latest.Reverse().Take(count);

    /// <summary>The calls of one workspace, oldest first.</summary>
    internal IReadOnlyList<SimulatedCall> Of(string workspace) => [.. latest.Where(call => call.Route.Workspace == workspace)];

    internal SimulatedCall Place(CallRequest request)
    {
        var random = Random.Shared;
        var now = time.GetUtcNow();
        var speed = request.Speed ?? 1;
        var route = router.Route(request.ToNumber ?? RehearsalBusiness.Salon.Number, request.Scenario ?? CallScenario.Booking);
        var call = Stage(request, route.Business, now, random.Next());

        // A fast call is over as soon as it began, so it began earlier: nothing may lie in the future.
        var shortened = call.Duration - (call.Duration / speed);
        if (shortened > TimeSpan.Zero) call = call.At(call.StartedAt - shortened);

        var simulated = new SimulatedCall(call, now, speed, CallPlan.Of(call, speed, request.Faults ?? new CallFaults(), route.Events), route);
        byId[call.CallId] = simulated;
        latest.Enqueue(simulated);
        while (latest.Count > Kept && latest.TryDequeue(out var forgotten))
            byId.TryRemove(forgotten.Staged.CallId, out _);
        placed.Writer.TryWrite(simulated);
        return simulated;
    }

    private static StagedCall Stage(CallRequest request, RehearsalBusiness business, DateTimeOffset now, int seed)
    {
        var random = new Random(seed);
        var script = CallScripts.Pick(business.Trade, request.Scenario ?? CallScenario.Booking, random);
        var caller = request.FromNumber switch
        {
            null => RehearsalCaller.Any(random),
            CallRequest.Anonymous => RehearsalCaller.Any(random) with { Number = null },
            var number => RehearsalCaller.WithNumber(number, random),
        };
        return StagedCall.Rehearse(script, business, caller, TimeZoneInfo.ConvertTime(now, Berlin), random, request.Extent);
    }
}
