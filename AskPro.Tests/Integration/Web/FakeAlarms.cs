using System.Text.Json.Nodes;

namespace AskPro.Tests.Integration.Web;

/// <summary>The alarms as Api tells operators of them.</summary>
public sealed class FakeAlarms
{
    private const string Alarms = "/api/operators/alarms";

    /// <summary>The rule and the channel, as far as a page names one.</summary>
    public const string Id = FakeOperators.CompanyId;

    /// <summary>Of a webhook.</summary>
    public const string Secret = "k3J-of-nobody-9fQ";

    /// <summary>What was sent last.</summary>
    public JsonNode? Wish { get; private set; }

    /// <summary>Whether nobody looks, nothing is measured and no mail goes out.</summary>
    public bool IsLame { get; set; }

    /// <summary>How often the channel was tested.</summary>
    public int Tests { get; set; }

    /// <summary>Null for what is not about alarms.</summary>
    public (int Status, JsonNode? Body)? Answer(string method, string path, string body)
    {
        if (!path.StartsWith(Alarms, StringComparison.Ordinal)) return null;
        if (body.Length > 0) Wish = JsonNode.Parse(body);
        return (method, path[Alarms.Length..]) switch
        {
            ("GET", "") => (200, new JsonObject
            {
                ["rules"] = new JsonArray(Rule()), ["channels"] = new JsonArray(Channel(), Webhook()),
                ["figures"] = new JsonArray(Figure("oldest_event", "seconds", 95.5), Figure("waiting_events", "count", null)),
                ["hasMailServer"] = !IsLame, ["isWatched"] = !IsLame, ["watchedUntil"] = "2026-11-23T07:00:00Z",
            }),
            ("GET", "/history") => (200, new JsonObject { ["items"] = new JsonArray(Episode()), ["nextCursor"] = Id }),
            ("POST", "/rules") or ("PUT", "/rules/" + Id) => Save(),
            ("PUT", "/rules/" + Id + "/mute") => Wish!["reason"]?.GetValue<string>() is not { Length: > 0 } ? Refused("reason", "required")
                : Wish["minutes"] is null && Wish["until"] is null ? Refused("until", "required") : (200, Rule()),
            ("DELETE", "/rules/" + Id + "/mute") => (204, null),
            ("DELETE", "/rules/" + Id) => (204, null),
            ("POST", "/channels") => Wish!["address"]?.GetValue<string>() is { Length: > 0 } ? (201, new JsonObject { ["channel"] = Channel() })
                : Wish["url"]?.GetValue<string>() is { Length: > 0 } ? (201, Made()) : Refused("address", "required"),
            ("POST", "/channels/" + Id + "/secret") => (200, Made()),
            ("POST", "/channels/" + Id + "/tests") => Tests++ == 0 ? (202, null) : (429, new JsonObject { ["code"] = "too_many_attempts" }),
            ("DELETE", "/channels/" + Id) => (409, new JsonObject { ["code"] = "channel_in_use" }),
            _ => (404, new JsonObject { ["code"] = "not_found" }),
        };
    }

    private (int Status, JsonNode? Body) Save() =>
        Wish!["threshold"] is not { } threshold || threshold.GetValue<double>() < 0 ? Refused("threshold", "out_of_range")
        : (long)Wish["version"]! is 3 or 0 ? (200, Rule())
        : (409, new JsonObject { ["code"] = "changed_meanwhile" });

    private static (int Status, JsonNode? Body) Refused(string field, string code) =>
        (400, new JsonObject { ["code"] = "invalid_fields", ["errors"] = new JsonObject { [field] = new JsonArray(code) } });

    private JsonObject Figure(string name, string unit, double? value) => new()
    {
        ["name"] = name, ["unit"] = unit, ["value"] = IsLame ? null : value, ["runbook"] = "docs/runbooks/events-wait.md", ["notMeasuredSince"] = IsLame ? "2026-11-23T07:00:00Z" : null,
    };

    private JsonObject Rule() => new()
    {
        ["id"] = Id, ["figure"] = Figure("oldest_event", "seconds", 95.5), ["comparison"] = "at_least", ["threshold"] = 60, ["windowMinutes"] = 2, ["severity"] = "critical",
        ["channelId"] = Id, ["channelName"] = "Bereitschaft <1>", ["isOn"] = true, ["state"] = "firing", ["since"] = "2026-11-23T09:30:00Z", ["version"] = 3,
        ["mute"] = new JsonObject { ["until"] = "2031-02-03T07:00:00Z", ["reason"] = "Umzug <2>", ["byName"] = "Ada <3>", ["since"] = "2026-11-23T10:00:00Z" },
    };

    private static JsonObject Webhook() => new()
    {
        ["id"] = "019f0000-0000-7000-8000-0000000000aa", ["kind"] = "webhook", ["name"] = "Dienst <4>", ["language"] = "de", ["address"] = "https://hooks.example.org", ["secretHint"] = "k3J…9fQ",
    };

    private static JsonObject Made() => new() { ["channel"] = Channel(), ["secret"] = Secret };

    private static JsonObject Channel() => new()
    {
        ["id"] = Id, ["kind"] = "mail", ["name"] = "Bereitschaft <1>", ["language"] = "de", ["address"] = "wache@askpro.example",
        ["test"] = new JsonObject { ["state"] = "failed", ["cause"] = "mail_not_configured", ["askedAt"] = "2026-11-23T08:01:00Z", ["finishedAt"] = "2026-11-23T08:01:00Z" },
    };

    private static JsonObject Episode() => new()
    {
        ["id"] = Id, ["figure"] = "dead_letters", ["unit"] = "count", ["comparison"] = "at_least", ["threshold"] = 1, ["severity"] = "warning", ["state"] = "resolved",
        ["from"] = "2026-11-23T08:00:00Z", ["firedAt"] = "2026-11-23T08:01:00Z", ["until"] = "2026-11-23T08:30:00Z", ["peak"] = 1234, ["cause"] = "dead_letters",
        ["runbook"] = "docs/runbooks/dead-letters.md", ["mutedAt"] = "2026-11-23T08:02:00Z",
        ["told"] = new JsonArray(
            new JsonObject { ["channelName"] = "Bereitschaft <1>", ["notice"] = "firing", ["state"] = "sent", ["askedAt"] = "2026-11-23T08:01:00Z" },
            new JsonObject { ["channelName"] = "Bereitschaft <1>", ["notice"] = "resolved", ["state"] = "failed", ["cause"] = "refused", ["askedAt"] = "2026-11-23T08:31:00Z" }),
    };
}
