using System.Globalization;
using System.Text.Json.Nodes;

namespace AskPro.Simulator.Retell.Agents;

/// <summary>An agent with all its versions, each the object that Retell would show.</summary>
internal sealed class SimulatedAgent
{
    private readonly SortedDictionary<int, JsonObject> versions = [];

    private SimulatedAgent(string id) => Id = id;

    internal string Id { get; }

    /// <summary>Oldest first.</summary>
    internal IEnumerable<JsonObject> Versions => versions.Values;

    internal JsonObject Newest => versions.Values.Last();

    /// <summary>The version that a number, a tag, <c>latest</c>, <c>latest_published</c> or nothing means.</summary>
    internal JsonObject? Resolve(string? version) => version switch
    {
        null or "latest" => Newest,
        "latest_published" => versions.Values.LastOrDefault(IsPublished),
        _ when int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => versions.GetValueOrDefault(number),
        _ => versions.Values.FirstOrDefault(candidate => Tags(candidate).Contains(version)),
    };

    /// <summary>A draft that is what <paramref name="from"/> is.</summary>
    internal JsonObject AddVersion(JsonObject from, DateTimeOffset now)
    {
        var draft = from.DeepClone().AsObject();
        draft["version"] = Newest.Whole("version")!.Value + 1;
        draft["base_version"] = from.Whole("version");
        draft["is_published"] = false;
        draft["assigned_tags"] = new JsonArray();
        Touch(draft, now);
        versions.Add(draft.Whole("version")!.Value, draft);
        return draft;
    }

    internal void Publish(JsonObject draft, bool tagsFollow, DateTimeOffset now)
    {
        draft["is_published"] = true;
        Touch(draft, now);
        if (tagsFollow && draft.Whole("base_version") is { } number && versions.GetValueOrDefault(number) is { } origin)
        {
            draft["assigned_tags"] = new JsonArray([.. Tags(origin).Select(tag => (JsonNode)tag)]);
            origin["assigned_tags"] = new JsonArray();
        }
    }

    internal static bool IsPublished(JsonObject version) => version.Flag("is_published");

    internal static IReadOnlyList<string> Tags(JsonObject version) =>
        version["assigned_tags"] is JsonArray tags ? [.. tags.OfType<JsonValue>().Select(tag => tag.GetValue<string>())] : [];

    internal static void Touch(JsonObject version, DateTimeOffset now) => version["last_modification_timestamp"] = now.ToUnixTimeMilliseconds();

    /// <summary>An agent that is new: one draft.</summary>
    internal static SimulatedAgent New(string id, JsonObject fields, DateTimeOffset now)
    {
        fields["is_published"] = false;
        fields["version"] = 0;
        return Of(id, [fields], now);
    }

    /// <summary>From one object for each version; unless they say otherwise, versions are published.</summary>
    internal static SimulatedAgent Of(string id, IReadOnlyList<JsonObject> described, DateTimeOffset now)
    {
        var agent = new SimulatedAgent(id);
        foreach (var fields in described)
        {
            var version = new JsonObject
            {
                ["agent_id"] = id,
                ["channel"] = "voice",
                ["is_published"] = true,
                ["response_engine"] = new JsonObject { ["type"] = "retell-llm", ["llm_id"] = "llm_" + id },
                ["voice_id"] = "11labs-Anna",
                ["timezone"] = "Europe/Berlin",
                ["assigned_tags"] = new JsonArray(),
            };
            foreach (var (name, value) in fields)
                version[name] = value?.DeepClone();
            version["version"] ??= 0;
            Touch(version, now);
            AgentRules.Check(version);
            if (!agent.versions.TryAdd(version.Whole("version") ?? throw RetellRefusal.BadRequest("version must be a whole number."), version))
                throw RetellRefusal.BadRequest("A version is there twice.");
        }

        return agent;
    }
}
