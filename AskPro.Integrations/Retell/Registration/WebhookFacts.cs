using System.Text.Json;
using System.Text.Json.Serialization;
using AskPro.Integrations.Retell.Api;
using AskPro.Integrations.Retell.Webhooks;

namespace AskPro.Integrations.Retell.Registration;

/// <summary>What is kept of a report. Addresses are shortened to their hosts: a whole one is a secret, ours or somebody's.</summary>
/// <param name="Wish">What every version in use shall have.</param>
/// <param name="Before">The versions in use when it began.</param>
/// <param name="After">The versions in use when it ended.</param>
/// <param name="Steps">What was, or would be, done.</param>
/// <param name="NumbersLeft">Numbers that a person has to look at.</param>
/// <param name="Draft">A draft that a person has to publish, discard or confirm.</param>
public sealed record WebhookFacts(
    WebhookFacts.Settings Wish, IReadOnlyList<WebhookFacts.Version> Before, IReadOnlyList<WebhookFacts.Version> After, IReadOnlyList<RegistrationStep> Steps,
    IReadOnlyList<string> NumbersLeft, SomebodysDraft? Draft)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <param name="report">The report.</param>
    /// <param name="wish">What it was about.</param>
    public static WebhookFacts Of(AgentRegistration report, RetellWebhookSettings wish) => new(
        Settings.Of(wish), [.. report.Before.Select(used => Version.Of(used, wish))], [.. report.After.Select(used => Version.Of(used, wish))],
        report.Steps, report.NumbersLeft, report.ForeignDraft);

    /// <summary>As it is stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>What <see cref="ToJson"/> wrote.</summary>
    public static WebhookFacts Read(string json) => JsonSerializer.Deserialize<WebhookFacts>(json, Json)!;

    /// <param name="Host">Host of the address; null when there is none.</param>
    /// <param name="Events">Names of the events, in Retell's words.</param>
    /// <param name="TimeoutMs">Milliseconds.</param>
    public sealed record Settings(string? Host, IReadOnlyList<string> Events, int TimeoutMs)
    {
        private const string Unreadable = "?";

        internal static Settings Of(RetellWebhookSettings webhook) => new(
            webhook.Url is not { Length: > 0 } url ? null : Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.Host : Unreadable,
            webhook.Events ?? RetellEventNames.CallLifecycle, webhook.TimeoutMs ?? RetellWebhookSettings.DefaultTimeoutMs);
    }

    /// <param name="Number">Its number.</param>
    /// <param name="Webhook">What it has.</param>
    /// <param name="IsUrlRight">Whether its events come to the company's own address.</param>
    /// <param name="AreEventsRight">Whether these are all that are wanted, and no others.</param>
    /// <param name="IsTimeoutRight">Whether Retell waits as long as is wanted.</param>
    /// <param name="Numbers">The phone numbers that lead to it.</param>
    public sealed record Version(int Number, Settings Webhook, bool IsUrlRight, bool AreEventsRight, bool IsTimeoutRight, IReadOnlyList<string> Numbers)
    {
        internal static Version Of(VersionInUse used, RetellWebhookSettings wish) => new(
            used.Version, Settings.Of(used.Webhook), used.Webhook.SameUrl(wish), used.Webhook.SameEvents(wish), used.Webhook.SameTimeout(wish), used.Numbers);
    }
}
