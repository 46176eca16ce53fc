namespace AskPro.Simulator.Retell.Faults;

/// <summary>The faults that are switched on, and how often each may still strike.</summary>
internal sealed class FaultSwitches
{
    private readonly Lock gate = new();
    private List<Armed> armed = [];

    internal void Set(IReadOnlyList<FaultSwitch> faults)
    {
        lock (gate)
        {
            armed = [.. faults.Select(fault => new Armed(fault))];
        }
    }

    /// <summary>The fault that strikes this request; null: none.</summary>
    internal FaultSwitch? Take(string? key, string operation)
    {
        lock (gate)
        {
            return armed.Where(candidate => candidate.Fault.Matches(key, operation)).FirstOrDefault(candidate => candidate.Strikes())?.Fault;
        }
    }

    private sealed class Armed(FaultSwitch fault)
    {
        private int seen;

        internal FaultSwitch Fault => fault;

        internal bool Strikes()
        {
            seen++;
            return seen > fault.Skip && (fault.Times is null || seen <= fault.Skip + fault.Times);
        }
    }
}
