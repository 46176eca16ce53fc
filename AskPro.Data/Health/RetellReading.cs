namespace AskPro.Data.Health;

/// <summary>How one process finds Retell's API, from its counts.</summary>
/// <param name="component">Of the process.</param>
public sealed class RetellReading(string component)
{
    private const int FewestCalls = 5;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly RecentRise _asked = new(Window);
    private readonly RecentRise _failed = new(Window);

    /// <summary>The state now: degraded while the circuit is open or half of the recent calls failed. Calls of customers arrive all the same.</summary>
    public ComponentReading Read(long asked, long failed, bool isCircuitOpen, DateTimeOffset at)
    {
        var (recent, lost) = (_asked.Tell(at, asked), _failed.Tell(at, failed));
        var cause = isCircuitOpen ? ComponentCauses.RetellCircuitOpen
            : recent >= FewestCalls && lost * 2 >= recent ? ComponentCauses.RetellFails
            : null;
        return new(component, cause, IsDown: false, new Dictionary<string, double> { [ComponentMeasures.Asked] = recent, [ComponentMeasures.Failed] = lost });
    }
}
