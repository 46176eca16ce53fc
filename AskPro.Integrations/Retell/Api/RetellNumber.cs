using System.Text.Json;
using System.Text.Json.Nodes;

namespace AskPro.Integrations.Retell.Api;

/// <summary>A phone number of a workspace.</summary>
/// <param name="Number">E.164; its id.</param>
/// <param name="Nickname">What people call it.</param>
/// <param name="InboundAgents">Who answers it, by weight.</param>
/// <param name="OutboundAgents">Who calls from it.</param>
public sealed record RetellNumber(string Number, string? Nickname, IReadOnlyList<RetellBinding> InboundAgents, IReadOnlyList<RetellBinding> OutboundAgents)
{
    /// <summary>Whether somebody is asked for an agent when a call comes (<c>inbound_webhook_url</c>).</summary>
    public bool AsksForAgent { get; init; }

    /// <summary>Whether no call that comes or goes has an agent.</summary>
    internal bool LeadsNowhere => InboundAgents.Count == 0 && OutboundAgents.Count == 0 && !AsksForAgent;

    /// <summary>Null when it has no id.</summary>
    internal static RetellNumber? Read(JsonElement number)
    {
        var fields = new WireObject(number);
        return fields.Text("phone_number") is { Length: > 0 } id
            ? new RetellNumber(id, fields.Text("nickname"), RetellBinding.ReadAll(fields, "inbound_agents"), RetellBinding.ReadAll(fields, "outbound_agents"))
            {
                AsksForAgent = fields.Text("inbound_webhook_url") is { Length: > 0 },
            }
            : null;
    }
}

/// <summary>What <see cref="RetellClient.UpdateNumberAsync"/> changes; null leaves a list as it is.</summary>
/// <param name="InboundAgents">Who answers, the whole list; weights sum to 1.</param>
/// <param name="OutboundAgents">Who calls, the whole list.</param>
public sealed record RetellNumberChange(IReadOnlyList<RetellBinding>? InboundAgents, IReadOnlyList<RetellBinding>? OutboundAgents)
{
    internal JsonObject ToJson()
    {
        var json = new JsonObject();
        if (InboundAgents is not null)
            json["inbound_agents"] = new JsonArray([.. InboundAgents.Select(binding => binding.ToJson())]);
        if (OutboundAgents is not null)
            json["outbound_agents"] = new JsonArray([.. OutboundAgents.Select(binding => binding.ToJson())]);
        return json;
    }
}
