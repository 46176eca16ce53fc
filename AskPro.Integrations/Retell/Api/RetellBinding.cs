using System.Text.Json;
using System.Text.Json.Nodes;

namespace AskPro.Integrations.Retell.Api;

/// <summary>Which agent in which version a number is bound to.</summary>
/// <param name="AgentId"><c>agent_…</c>.</param>
/// <param name="Version">The version it is pinned to; null when it follows a word.</param>
/// <param name="Word"><c>latest</c>, <c>latest_published</c> or a tag; null with a pinned version, and when Retell names neither.</param>
/// <param name="Everything">The whole object, with what this record does not know.</param>
public sealed record RetellBinding(string AgentId, int? Version, string? Word, JsonElement Everything)
{
    /// <summary>The newest version, draft or not.</summary>
    public const string Latest = "latest";

    /// <summary>The newest published version.</summary>
    public const string LatestPublished = "latest_published";

    internal static IReadOnlyList<RetellBinding> ReadAll(WireObject number, string list) =>
        [.. number.Objects(list).Select(Read).OfType<RetellBinding>()];

    /// <summary>The same binding, pinned to another version.</summary>
    internal RetellBinding At(int version) => this with { Version = version, Word = null };

    internal JsonObject ToJson()
    {
        var json = JsonObject.Create(Everything)!;
        json["agent_id"] = AgentId;
        if (Version is { } version)
            json["agent_version"] = version;
        return json;
    }

    private static RetellBinding? Read(JsonElement binding)
    {
        var fields = new WireObject(binding);
        return fields.Text("agent_id") is { Length: > 0 } id
            ? new RetellBinding(id, fields.Whole("agent_version"), fields.Text("agent_version"), binding)
            : null;
    }
}
