using System.Diagnostics.Metrics;
using AskPro.Worker.Inbox;

namespace AskPro.Worker.Webhooks;

/// <summary>The figures of docs/telemetry.md.</summary>
internal sealed class WatchMetrics
{
    private readonly Counter<int> _looks;
    private readonly Counter<int> _agents;
    private readonly Counter<int> _silences;
    private readonly Counter<int> _strays;
    private readonly Counter<int> _loose;

    public WatchMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(InboxMetrics.Meter);
        _looks = meter.CreateCounter<int>("askpro.webhooks.looks", "{company}", "Companies whose webhooks were looked at, by what came of it");
        _agents = meter.CreateCounter<int>("askpro.webhooks.agents", "{agent}", "Agents looked at, by how their webhook stands");
        _silences = meter.CreateCounter<int>("askpro.webhooks.silences", "{agent}", "Agents looked at whose calls Retell lists and none of whose events arrived");
        _strays = meter.CreateCounter<int>("askpro.webhooks.stray_numbers", "{number}", "Numbers looked at that lead to an agent that their company has not entered");
        _loose = meter.CreateCounter<int>("askpro.webhooks.loose_numbers", "{number}", "Numbers looked at that lead nowhere at Retell");
        // From 0 on: of a counter that begins with its first finding, Prometheus sees no rise.
        _silences.Add(0);
    }

    public void Looked(WatchResult result)
    {
        foreach (var company in result.Companies)
        {
            _looks.Add(1, new KeyValuePair<string, object?>("outcome", company.Code));
            foreach (var agent in company.Agents)
                _agents.Add(1, new KeyValuePair<string, object?>("outcome", agent.Code));
            _silences.Add(company.Agents.Count(agent => agent.SilentCalls > 0));
            _strays.Add(company.Agents.Sum(agent => agent.StrayNumbers));
            _loose.Add(company.LooseNumbers);
        }
    }
}
