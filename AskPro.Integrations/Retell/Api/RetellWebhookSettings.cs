using System.Text.Json;
using System.Text.Json.Nodes;
using AskPro.Integrations.Retell.Webhooks;

namespace AskPro.Integrations.Retell.Api;

/// <summary>The three fields of an agent that decide where its events go.</summary>
/// <param name="Url"><c>webhook_url</c>; null: the webhook of the workspace gets them.</param>
/// <param name="Events"><c>webhook_events</c>; null: Retell's default, the three of <see cref="RetellEventNames.CallLifecycle"/>.</param>
/// <param name="TimeoutMs"><c>webhook_timeout_ms</c>; null: Retell's default, 10 s.</param>
public sealed record RetellWebhookSettings(string? Url, IReadOnlyList<string>? Events, int? TimeoutMs)
{
    internal const string UrlField = "webhook_url";
    internal const string EventsField = "webhook_events";
    internal const string TimeoutField = "webhook_timeout_ms";

    internal const int DefaultTimeoutMs = 10_000;

    internal static RetellWebhookSettings Read(JsonElement agent)
    {
        var fields = new WireObject(agent);
        return new RetellWebhookSettings(fields.Text(UrlField), fields.Texts(EventsField), fields.Whole(TimeoutField));
    }

    /// <summary>Whether both mean the same to Retell: the order of events does not matter, and an unset field has its default.</summary>
    public bool MeansTheSameAs(RetellWebhookSettings other) => SameUrl(other) && SameEvents(other) && SameTimeout(other);

    internal bool SameUrl(RetellWebhookSettings other) => string.Equals(Url ?? "", other.Url ?? "", StringComparison.Ordinal);

    internal bool SameEvents(RetellWebhookSettings other) =>
        new HashSet<string>(Events ?? RetellEventNames.CallLifecycle, StringComparer.Ordinal).SetEquals(other.Events ?? RetellEventNames.CallLifecycle);

    internal bool SameTimeout(RetellWebhookSettings other) => (TimeoutMs ?? DefaultTimeoutMs) == (other.TimeoutMs ?? DefaultTimeoutMs);

    /// <summary>The change that <see cref="RetellClient.UpdateAgentAsync"/> takes: these three and nothing else.</summary>
    public JsonObject ToJson() => new()
    {
        [UrlField] = Url,
        [EventsField] = Events is null ? null : new JsonArray([.. Events.Select(name => (JsonNode)name)]),
        [TimeoutField] = TimeoutMs,
    };
}
