using AskPro.Integrations.Retell.Api;

namespace AskPro.Integrations.Retell.Registration;

/// <summary>An agent as it stands at Retell: its newest and its published version, and which versions calls reach.</summary>
/// <param name="Newest">The newest version, draft or not.</param>
/// <param name="Published">The newest published version; null when it never was.</param>
/// <param name="Uses">Every number that leads to the agent, and the version it leads to.</param>
/// <param name="Versions">The versions that are in use, by number.</param>
internal sealed record AgentSituation(
    RetellAgent Newest, RetellAgent? Published, IReadOnlyList<NumberUse> Uses, IReadOnlyDictionary<int, RetellAgent> Versions)
{
    internal IReadOnlyList<VersionInUse> InUse =>
    [
        .. Versions.OrderBy(version => version.Key)
            .Select(version => new VersionInUse(
                version.Key, version.Value.Webhook, [.. Uses.Where(use => use.Version == version.Key).Select(use => use.Number).Distinct()])),
    ];

    internal bool IsRight(RetellWebhookSettings wish) => Versions.Values.All(version => version.Webhook.MeansTheSameAs(wish));

    internal bool IsWrong(int version, RetellWebhookSettings wish) => Versions.TryGetValue(version, out var used) && !used.Webhook.MeansTheSameAs(wish);
}

/// <summary>A number that leads to an agent, as callee or as caller.</summary>
/// <param name="Number">E.164.</param>
/// <param name="Version">The version that is reached.</param>
/// <param name="IsPinned">By its number; otherwise the version follows what is published.</param>
internal sealed record NumberUse(string Number, int Version, bool IsPinned);
