using AskPro.Data.AgentWebhooks;
using AskPro.Data.PhoneNumbers;
using AskPro.Integrations.Retell.Registration;

namespace AskPro.Api.Features.RetellWebhooks;

/// <param name="Address">The company's own webhook address; null before its first key.</param>
/// <param name="KeyCode">What Retell answered the current key the last time instead of an answer; null: it took it.</param>
/// <param name="Items">The agents that are the company's business.</param>
/// <param name="Unfinished">How many of them a look did not get to in time; asking again begins with those.</param>
/// <param name="LooseNumbers">The company's numbers that lead nowhere at Retell, as people write them, with <c>number_not_at_retell</c> or <c>number_without_agent</c>.</param>
internal sealed record WebhookList(
    string? Address, string? KeyCode, IReadOnlyList<WebhookView> Items, int Unfinished, IReadOnlyList<LooseNumber> LooseNumbers);

/// <param name="AgentId">Retell's id.</param>
/// <param name="Name">What the company calls it, otherwise what Retell does.</param>
/// <param name="Code">
/// <c>right</c>; <c>needed</c>; for a person <c>shared_agent</c>, <c>foreign_draft</c>, <c>pinned_number</c>, <c>tag_left_behind</c>, <c>not_read_back</c>, <c>agent_gone</c>,
/// <c>retell_not_found</c>, <c>retell_refused</c>; null: Retell was never asked.
/// </param>
/// <param name="CheckedAt">When Retell was last asked.</param>
/// <param name="Since">When it became right, or was first seen not to be.</param>
/// <param name="IsDrift">Whether it was right before.</param>
/// <param name="Numbers">The numbers that lead to it, as people write them.</param>
/// <param name="Differences">What is not as it should be.</param>
/// <param name="NumbersLeft">Numbers that a person has to look at.</param>
/// <param name="Draft">With <c>foreign_draft</c>: the draft that a person has to publish, discard or confirm.</param>
/// <param name="StrayNumbers">The company's numbers that lead to it although the company has not entered it, as people write them.</param>
/// <param name="SilentCalls">How many of its last calls Retell lists of which nothing arrived here, when none did; otherwise 0.</param>
/// <param name="SilentSince">When the first of them began.</param>
internal sealed record WebhookView(
    string AgentId, string Name, string? Code, DateTimeOffset? CheckedAt, DateTimeOffset? Since, bool IsDrift, IReadOnlyList<string> Numbers,
    IReadOnlyList<WebhookView.Difference> Differences, IReadOnlyList<string> NumbersLeft, SomebodysDraft? Draft,
    IReadOnlyList<string> StrayNumbers, int SilentCalls, DateTimeOffset? SilentSince)
{
    internal static WebhookView Of(
        string agentId, string? name, AgentWebhook? seen, IReadOnlyCollection<string> entered, IReadOnlyCollection<string> own, bool isHeardAgain)
    {
        if (seen is null)
            return new(agentId, name ?? agentId, null, null, null, false, [], [], [], null, [], 0, null);
        var facts = WebhookFacts.Read(seen.Report);
        var strays = Integrations.Retell.Registration.StrayNumbers.Of(agentId, facts.After.SelectMany(version => version.Numbers), entered, own);
        return new(
            agentId, name ?? seen.AgentName ?? agentId, seen.Code, seen.CheckedAt, seen.Since, seen.Code != AgentWebhook.Right && seen.RightAt is not null,
            Displayed(facts.After.SelectMany(version => version.Numbers)), [.. facts.After.SelectMany(version => DifferencesOf(version, facts.Wish))],
            Displayed(facts.NumbersLeft), facts.Draft,
            Displayed(strays), isHeardAgain ? 0 : seen.SilentCalls, isHeardAgain ? null : seen.SilentSince);
    }

    private static IEnumerable<Difference> DifferencesOf(WebhookFacts.Version version, WebhookFacts.Settings wish)
    {
        if (!version.IsUrlRight)
            yield return new("url", version.Number, version.Webhook.Host, wish.Host);
        if (!version.AreEventsRight)
            yield return new("events", version.Number, string.Join(", ", version.Webhook.Events), string.Join(", ", wish.Events));
        if (!version.IsTimeoutRight)
            yield return new("timeout", version.Number, Seconds(version.Webhook.TimeoutMs), Seconds(wish.TimeoutMs));
    }

    private static string Seconds(int milliseconds) => FormattableString.Invariant($"{milliseconds / 1000.0:0.###} s");

    private static string[] Displayed(IEnumerable<string> numbers) => [.. numbers.Distinct(StringComparer.Ordinal).Select(PhoneNumberReader.Format)];

    /// <param name="Field"><c>url</c> (hosts only: whole addresses are secret), <c>events</c> or <c>timeout</c>.</param>
    /// <param name="Version">The agent's version that has it.</param>
    /// <param name="Before">What it has; null: nothing.</param>
    /// <param name="After">What it should have.</param>
    internal sealed record Difference(string Field, int Version, string? Before, string? After);
}
