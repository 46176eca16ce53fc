using System.Diagnostics.Metrics;
using AskPro.Worker.Inbox;

namespace AskPro.Worker.Companies;

/// <summary>The figures of docs/telemetry.md.</summary>
internal sealed class UpkeepMetrics
{
    private readonly Counter<int> _deletions;
    private readonly Counter<int> _accesses;

    public UpkeepMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(InboxMetrics.Meter);
        _deletions = meter.CreateCounter<int>("askpro.companies.deletions", "{company}", "Companies whose deletion was due, by what became of it");
        _accesses = meter.CreateCounter<int>("askpro.support.expired", "{access}", "Support accesses that ended because their time was over");
    }

    public void Looked(UpkeepResult result)
    {
        _deletions.Add(result.Deleted.Count, new KeyValuePair<string, object?>("outcome", "deleted"));
        _deletions.Add(result.FailedDeletions, new KeyValuePair<string, object?>("outcome", "failed"));
        _accesses.Add(result.EndedAccesses);
    }
}
