using System.Text.RegularExpressions;
using AskPro.Integrations.Retell.Rehearsal;

namespace AskPro.Simulator.Calls;

/// <summary>What <c>POST /calls</c> takes.</summary>
/// <param name="Scenario">What the call is about (see <see cref="CallScenario"/>); default booking.</param>
/// <param name="ToNumber">The business's number in E.164; default: the first demo company's.</param>
/// <param name="FromNumber">The caller's number; default: one of the cast; <c>anonymous</c> = withheld.</param>
/// <param name="Size">About how many kB <c>call_analyzed</c> has: 1, 3 or 30; default: as the script is.</param>
/// <param name="Speed">1 = as long as a real call, 10 = ten times faster; default 1.</param>
/// <param name="Faults">What goes wrong on the way.</param>
internal sealed partial record CallRequest(
    CallScenario? Scenario, string? ToNumber, string? FromNumber, int? Size, double? Speed, CallFaults? Faults)
{
    internal const string Anonymous = "anonymous";
    internal const double MaxSpeed = 100_000;

    private const int MaxDelayMs = 600_000;

    internal CallExtent Extent => Size switch
    {
        1 => CallExtent.OneKilobyte,
        3 => CallExtent.ThreeKilobytes,
        30 => CallExtent.ThirtyKilobytes,
        _ => CallExtent.AsWritten,
    };

    internal Dictionary<string, string[]> Problems()
    {
        var problems = new Dictionary<string, string[]>();
        if (Scenario is { } scenario && !Enum.IsDefined(scenario))
            problems["scenario"] = ["No such scenario."];
        if (ToNumber is not null && !E164().IsMatch(ToNumber))
            problems["toNumber"] = ["A number in E.164, such as +493023125001."];
        if (FromNumber is not null and not Anonymous && !E164().IsMatch(FromNumber))
            problems["fromNumber"] = ["A number in E.164, or anonymous."];
        if (Size is not (null or 1 or 3 or 30))
            problems["size"] = ["1, 3 or 30 (kB)."];
        if (Speed is { } speed && speed is not (>= 0.1 and <= MaxSpeed))
            problems["speed"] = ["From 0.1 to 100000."];
        if (Faults is { DelayMs: < 0 or > MaxDelayMs })
            problems["faults.delayMs"] = ["From 0 to 600000 milliseconds."];
        return problems;
    }

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}$")]
    private static partial Regex E164();
}

/// <summary>What can go wrong between Retell and the Api.</summary>
/// <param name="Duplicate">Every event is sent twice.</param>
/// <param name="Reorder">All events are sent after the call, the last one first.</param>
/// <param name="DelayMs">Every event is late by this many real milliseconds.</param>
/// <param name="Drop">Names of events that are never sent.</param>
internal sealed record CallFaults(bool Duplicate = false, bool Reorder = false, int DelayMs = 0, IReadOnlyList<string>? Drop = null);
