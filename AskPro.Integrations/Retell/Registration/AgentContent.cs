using System.Text.Json;
using AskPro.Integrations.Retell.Api;

namespace AskPro.Integrations.Retell.Registration;

/// <summary>Compares versions of an agent by all that they say, known here or not.</summary>
internal static class AgentContent
{
    /// <summary>What differs between two versions that behave alike.</summary>
    private static readonly HashSet<string> Bookkeeping =
    [
        "version", "base_version", "is_published", "assigned_tags", "version_title", "version_description", "last_modification_timestamp", "user_modified_timestamp",
    ];

    private static readonly HashSet<string> Webhook =
        [RetellWebhookSettings.UrlField, RetellWebhookSettings.EventsField, RetellWebhookSettings.TimeoutField];

    /// <summary>Whether callers cannot tell them apart: nothing differs but the webhook.</summary>
    internal static bool IsSame(RetellAgent one, RetellAgent other)
    {
        var left = Fields(one);
        var right = Fields(other);
        return left.Count == right.Count && left.All(field => right.TryGetValue(field.Key, out var there) && JsonElement.DeepEquals(field.Value, there));
    }

    /// <summary>
    /// Whether a draft is a registration of ours that was cut off: what was published, with each field of the webhook as it was or as
    /// we want it. Somebody's unpublished work differs in something else.
    /// </summary>
    internal static bool IsOurs(RetellAgent draft, RetellAgent published, RetellWebhookSettings wish) =>
        IsSame(draft, published)
        && (draft.Webhook.SameUrl(published.Webhook) || draft.Webhook.SameUrl(wish))
        && (draft.Webhook.SameEvents(published.Webhook) || draft.Webhook.SameEvents(wish))
        && (draft.Webhook.SameTimeout(published.Webhook) || draft.Webhook.SameTimeout(wish));

    /// <summary>What an agent says besides its webhook. A field that is null is one that is not there.</summary>
    internal static Dictionary<string, JsonElement> Fields(RetellAgent agent)
    {
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var field in agent.Everything.EnumerateObject())
        {
            if (field.Value.ValueKind != JsonValueKind.Null && !Bookkeeping.Contains(field.Name) && !Webhook.Contains(field.Name))
                fields[field.Name] = field.Value;
        }

        return fields;
    }
}
