using AskPro.Integrations.Retell.Api;
using AskPro.Integrations.Retell.Registration;

namespace AskPro.Worker.Verbs.Webhooks;

/// <summary>One line of the report: an agent, or a company none of whose agents could be looked at.</summary>
/// <param name="CompanyId">The company.</param>
/// <param name="Code">What came of it.</param>
/// <param name="Agent">The agent's report.</param>
internal sealed record RegistrationLine(Guid CompanyId, string Code, AgentRegistration? Agent = null)
{
    /// <summary>The company has a key, and neither an agent nor a number that Retell knows.</summary>
    internal const string NoAgents = "no_agents";

    /// <summary>The company has no webhook address yet.</summary>
    internal const string NoAddress = "no_webhook_address";

    /// <summary>The key ring cannot read the company's secrets.</summary>
    internal const string KeyUnreadable = "key_unreadable";

    /// <summary>Another registration of this company is under way.</summary>
    internal const string UnderWay = "under_way";

    internal bool IsFine => Agent?.IsFine ?? Code == NoAgents;

    internal bool IsKeyRefused => Code == RetellFault.KeyRefused.Code();

    // Ids, codes and counts: an address of before may hold a secret, and a number is somebody's.
    public override string ToString()
    {
        if (Agent is not { } agent)
            return $"company={CompanyId:D} outcome={Code}";
        var words = new List<string> { $"company={CompanyId:D}", $"agent={agent.AgentId}", $"outcome={Code}" };
        if (agent.Before.Count > 0)
        {
            words.Add($"versions={Versions(agent.Before)}{(Versions(agent.After) == Versions(agent.Before) ? "" : $"->{Versions(agent.After)}")}");
            words.Add($"was={string.Join(',', agent.Before.Select(used => HostOf(used.Webhook)).Distinct())}");
            words.Add($"numbers={agent.Before.SelectMany(used => used.Numbers).Distinct().Count()}");
        }

        if (agent.Steps.Count > 0)
            words.Add($"steps={string.Join(',', agent.Steps.Select(step => (step.IsDone ? "" : "!") + step.Action))}");
        if (agent.NumbersLeft.Count > 0)
            words.Add($"numbers_left={agent.NumbersLeft.Count}");
        if (agent.ForeignDraft is { } draft)
            words.Add($"draft={draft.Version}");
        return string.Join(' ', words);
    }

    private static string Versions(IReadOnlyList<VersionInUse> used) => string.Join('+', used.Select(version => version.Version));

    private static string HostOf(RetellWebhookSettings webhook) =>
        webhook.Url is not { Length: > 0 } url ? "none" : Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.Host : "unreadable";
}
