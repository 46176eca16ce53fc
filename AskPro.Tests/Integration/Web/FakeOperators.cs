using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AskPro.Tests.Integration.Web;

/// <summary>The part of <see cref="FakeApi"/> that answers operators, and companies about them.</summary>
public sealed class FakeOperators
{
    public const string CompanyId = "00000000-0000-7000-8000-0000000000f1";
    public const string AccessId = "00000000-0000-7000-8000-0000000000f2";

    public JsonObject Company { get; } = new()
    {
        ["id"] = CompanyId, ["name"] = "Salon <Nord>", ["state"] = "active", ["isDemo"] = false, ["createdAt"] = "2026-11-01T10:00:00Z",
        ["lastEventAt"] = "2026-11-23T09:00:00Z", ["callsOfDay"] = 12, ["errors"] = 3, ["people"] = 4, ["numbers"] = 2, ["vouchedFor"] = true,
        ["lights"] = new JsonArray(
            Light("number", "on"), Light("agent", "on"), Light("webhook", "off", "foreign_draft"), Light("signature", "waiting", "not_signed"),
            Light("calendar", "on"), Light("privacy", "waiting", "begun"), Light("test_call", "waiting", "open")),
    };

    /// <summary>Null while nobody is invited to be the first owner.</summary>
    public JsonObject? OwnerInvitation { get; set; }

    /// <summary>Whether the company has an owner.</summary>
    public bool HasOwner { get; set; } = true;

    /// <summary>Whether the person runs the platform.</summary>
    public bool IsOperator { get; set; }

    /// <summary>Whether an operator works in no company.</summary>
    public bool IsOutside { get; set; }

    /// <summary>Set while an operator helps.</summary>
    public JsonObject? Support { get; set; }

    /// <summary>Why nobody may sign in; null when people may.</summary>
    public string? SignInRefusal { get; set; }

    public FakeAlarms Alarms { get; } = new();

    public List<string> Asked { get; } = [];

    public FakeLogs Logs { get; } = new();

    public static JsonObject Access(bool isOpen) => new()
    {
        ["id"] = AccessId, ["operatorName"] = "Olga <Betrieb>", ["reason"] = "Ticket 12", ["openedAt"] = "2026-11-23T10:00:00Z",
        ["expiresAt"] = "2026-11-23T13:32:00Z", ["endedAt"] = isOpen ? null : "2026-11-23T11:00:00Z",
    };

    /// <summary>Null for what is not about operators.</summary>
    public (int Status, JsonNode? Body)? Answer(HttpRequest request, string body, Func<JsonObject> session)
    {
        var path = request.Path.Value!;
        if (path is "/api/support-accesses") return (200, new JsonObject { ["items"] = new JsonArray(Access(isOpen: true)) });
        if (path == $"/api/support-accesses/{AccessId}") return (204, null);
        if (!path.StartsWith("/api/operators", StringComparison.Ordinal))
            return IsOutside && path is "/api/calls" or "/api/team" && IsOutside ? (403, new JsonObject { ["code"] = "company_required" }) : null;
        Asked.Add($"{request.Method} {path}{request.QueryString}");
        if (Alarms.Answer(request.Method, path, body) is { } alarms) return alarms;
        return (request.Method, path["/api/operators".Length..]) switch
        {
            ("GET", "/companies") => (200, new JsonObject { ["items"] = new JsonArray(Company.DeepClone()), ["nextCursor"] = CompanyId }),
            ("POST", "/companies") => Create(JsonNode.Parse(body)!),
            ("GET", "/companies/" + CompanyId) => (200, Overview()),
            ("POST", "/companies/" + CompanyId + "/support-accesses") => Open(JsonNode.Parse(body)!, session),
            (var method, var invitation) when invitation.StartsWith("/companies/" + CompanyId + "/invitation", StringComparison.Ordinal) => Invite(method, body),
            ("POST", var change) when change.StartsWith("/companies/" + CompanyId, StringComparison.Ordinal) => Change(change.Split('/', 4)[3], JsonNode.Parse(body)!),
            ("DELETE", "/support-accesses/" + AccessId) => (204, null),
            ("GET", "/setup") => (200, new JsonObject { ["steps"] = new JsonArray(Step("retell", 12, 9, 0, 2, 8, 95.5), Step("calendar", 9, 1, 6, 0, 1, null)) }),
            ("GET", "/resolve") => (200, FakeNumbers.Resolved("not_vouched", CompanyId, "Salon <Nord>", 3)),
            ("GET", "/unassigned") => (200, new JsonObject { ["items"] = new JsonArray(Group()), ["more"] = true }),
            ("GET", "/unassigned/" + CompanyId) => (200, new JsonObject { ["group"] = Group(), ["calls"] = new JsonArray(UnassignedCall()) }),
            ("POST", "/unassigned/" + CompanyId + "/assignment") => Assign(JsonNode.Parse(body)!),
            ("GET", "/logs") => Logs.Answer(request),
            ("GET", "/events") => (200, Events()),
            ("GET", "/events/" + AccessId) => (200, RefusedEvent()),
            ("GET", "/events/" + CompanyId) => (200, OneEvent()),
            ("POST", "/events/" + CompanyId + "/body") => Unmask(JsonNode.Parse(body)!),
            ("POST", "/events/replay") => Replay(JsonNode.Parse(body)!),
            ("GET", "/figures") => FakeFigures.Answer(request.Query["days"]),
            ("GET", "/tests/draft") => (200, FakeFrontDoor.Draft()),
            ("GET", "/tests/" + AccessId) => (200, FakeFrontDoor.Test(isSettled: false)),
            ("POST", "/tests") => FakeFrontDoor.Send(JsonNode.Parse(body)!),
            ("GET", "/audit") => (200, new JsonObject { ["items"] = new JsonArray(Note()), ["nextCursor"] = null }),
            _ => (404, new JsonObject { ["code"] = "not_found" }),
        };
    }

    private static JsonObject Step(string step, int opened, int finished, int skipped, int stopped, int measured, double? median) => new()
    {
        ["step"] = step, ["opened"] = opened, ["finished"] = finished, ["skipped"] = skipped, ["stopped"] = stopped, ["measured"] = measured, ["medianSeconds"] = median,
    };

    private static JsonObject Light(string light, string state, string? code = null) => new() { ["light"] = light, ["state"] = state, ["code"] = code };

    private static (int Status, JsonNode? Body) Create(JsonNode wish) => wish["name"]?.GetValue<string>() is null or ""
        ? Refused("name", "required")
        : (201, new JsonObject { ["id"] = CompanyId });

    private (int Status, JsonNode? Body) Invite(string method, string body)
    {
        if (HasOwner) return (409, new JsonObject { ["code"] = "company_has_owner" });
        if (method == "DELETE")
        {
            OwnerInvitation = null;
            return (200, Overview());
        }
        var email = body.Length > 0 ? JsonNode.Parse(body)!["email"]?.GetValue<string>() : OwnerInvitation!["email"]!.GetValue<string>();
        if (email is null or "") return Refused("email", "required");
        OwnerInvitation = new JsonObject
        {
            ["id"] = AccessId, ["email"] = email, ["role"] = "owner", ["allBranches"] = true, ["branches"] = new JsonArray(), ["invitedBy"] = "Olga <Betrieb>",
            ["sentAt"] = "2026-11-23T10:00:00Z", ["expiresAt"] = "2026-11-30T10:00:00Z", ["isExpired"] = false,
        };
        return (200, Overview());
    }

    private (int Status, JsonNode? Body) Open(JsonNode wish, Func<JsonObject> session)
    {
        if (wish["reason"]?.GetValue<string>() is null or "") return Refused("reason", "required");
        Support = new JsonObject { ["id"] = AccessId, ["reason"] = wish["reason"]!.DeepClone(), ["expiresAt"] = "2026-11-23T13:32:00Z" };
        IsOutside = false;
        return (200, session());
    }

    private (int Status, JsonNode? Body) Change(string what, JsonNode wish)
    {
        if (wish["reason"]?.GetValue<string>() is null or "") return Refused("reason", "required");
        if (what == "deletion" && wish["name"]?.GetValue<string>() != "Salon <Nord>") return Refused("name", "not_the_name");
        if (what == "resumption" && Company["state"]!.GetValue<string>() != "suspended") return (409, new JsonObject { ["code"] = "changed_meanwhile" });
        if (what == "vouching")
        {
            Company["vouchedFor"] = true;
            return (200, Overview());
        }
        Company["state"] = what switch { "suspension" => "suspended", "deletion" => "deleting", _ => "active" };
        Company["deleteAfter"] = what == "deletion" ? "2026-12-23T10:00:00Z" : null;
        return (200, Overview());
    }

    /// <summary>What was assigned, as it was sent.</summary>
    public List<JsonObject> Assignments { get; } = [];

    /// <summary>Whether somebody was faster.</summary>
    public bool IsAssigned { get; set; }

    private (int Status, JsonNode? Body) Assign(JsonNode wish)
    {
        if (wish["reason"]?.GetValue<string>() is null or "") return Refused("reason", "required");
        if (wish["companyId"]?.GetValue<string>() != CompanyId) return Refused("companyId", "not_vouched_for");
        if (IsAssigned) return (409, new JsonObject { ["code"] = "changed_meanwhile" });
        Assignments.Add(wish.AsObject());
        return (200, new JsonObject { ["calls"] = 2, ["events"] = 5, ["remedy"] = "number" });
    }

    private static JsonObject Group() => new()
    {
        ["eventId"] = CompanyId, ["reason"] = "number_unknown", ["number"] = "+493083793360", ["agentId"] = "agent_7f3b", ["calls"] = 2, ["events"] = 5,
        ["firstAt"] = "2026-11-23T08:00:00Z", ["lastAt"] = "2026-11-23T09:00:00Z", ["remedy"] = "number",
        ["suggestions"] = new JsonArray(new JsonObject
        {
            ["companyId"] = CompanyId, ["companyName"] = "Salon <Nord>", ["vouchedFor"] = false, ["kind"] = "one_digit", ["number"] = "+49 30 83793369",
        }),
    };

    private static JsonObject UnassignedCall() => new()
    {
        ["eventId"] = AccessId, ["callId"] = "call_<1>", ["eventNames"] = new JsonArray("call_started", "call_ended"), ["firstAt"] = "2026-11-23T08:00:00Z",
        ["lastAt"] = "2026-11-23T09:00:00Z", ["isThis"] = true,
    };

    private JsonObject Overview() => new()
    {
        ["company"] = Company.DeepClone(), ["deletionGraceDays"] = 30, ["supportAccesses"] = new JsonArray(Access(isOpen: false)),
        ["holdings"] = new JsonObject { ["calls"] = 1243, ["customers"] = 311, ["branches"] = 2, ["numbers"] = 2, ["people"] = 4, ["peopleOnlyHere"] = 3 },
        ["owners"] = HasOwner ? new JsonArray(new JsonObject { ["displayName"] = "Nora Nord", ["email"] = "nora@askpro.example" }) : new JsonArray(),
        ["ownerInvitation"] = OwnerInvitation?.DeepClone(),
    };

    private static JsonObject Event() => new()
    {
        ["eventId"] = CompanyId, ["receivedAt"] = "2026-11-23T08:00:00Z", ["companyId"] = CompanyId, ["companyName"] = "Salon <Nord>", ["event"] = "call_ended",
        ["callId"] = "call_<1>", ["verifiedBy"] = "platform_key", ["state"] = "dead", ["cause"] = "database_refused", ["attempts"] = 4, ["seconds"] = 100.5,
    };

    private static JsonObject Events() => new()
    {
        ["items"] = new JsonArray(Event()), ["nextCursor"] = CompanyId, ["waiting"] = Waiting(41, 63, 3, 2),
        ["causes"] = new JsonArray(new JsonObject
        {
            ["state"] = "dead", ["cause"] = "database_refused", ["calls"] = 41, ["events"] = 63, ["lastAt"] = "2026-11-23T09:00:00Z",
        }),
        ["refusedOnlyCounted"] = 812,
    };

    private static JsonObject OneEvent() => new()
    {
        ["row"] = Event(), ["causeDetail"] = "23514 ck_calls", ["signedAt"] = "2026-11-23T08:00:00Z", ["runAt"] = "2026-11-23T08:01:00Z", ["failedAt"] = "2026-11-23T08:01:40Z",
        ["waiting"] = Waiting(1, 1, 0, 0), ["finishedAt"] = "2026-11-23T08:01:40Z", ["traceId"] = "0af7651916cd43dd8448eb211c80319c", ["bodyLength"] = 812, ["bodySha256"] = new string('a', 64),
        ["headers"] = new JsonArray("content-type: application/json", "user-agent: retell/1"), ["maskedBody"] = "{\n  \"event\": \"call_ended\",\n  \"from_number\": \"•••\"\n}", ["isBodyCut"] = false,
        ["steps"] = new JsonArray(
            Way("received", "2026-11-23T08:00:00Z", "platform_key"), Way("failed", "2026-11-23T08:01:40Z", "database_refused"), Way("resolved", "2026-11-23T08:01:40Z", "number"), Way("dead", "2026-11-23T08:01:40Z", "database_refused")),
    };

    private static JsonObject Waiting(int calls, int events, int ahead, int withoutCall) =>
        new() { ["calls"] = calls, ["events"] = events, ["ahead"] = ahead, ["withoutCall"] = withoutCall };

    private static JsonObject Way(string step, string at, string detail) => new() { ["step"] = step, ["at"] = at, ["detail"] = detail };

    private static (int Status, JsonNode? Body) Unmask(JsonNode wish) => (string?)wish["reason"] is { Length: > 0 }
        ? (200, new JsonObject { ["text"] = "{\"from_number\": \"+491713920017\"}", ["isCut"] = true })
        : Refused("reason", "required");

    private static JsonObject RefusedEvent()
    {
        var refused = OneEvent();
        refused["row"]!["state"] = "refused";
        (refused["row"]!["verifiedBy"], refused["row"]!["cause"]) = ("signature_invalid", "signature_invalid");
        (refused["causeDetail"], refused["signedAt"], refused["bodyLength"], refused["bodySha256"], refused["maskedBody"]) = ("address_unknown", null, null, null, null);
        return refused;
    }

    private static (int Status, JsonNode? Body) Replay(JsonNode wish) =>
        (string?)wish["reason"] is not { Length: > 0 } ? (400, new JsonObject { ["code"] = "invalid_fields", ["errors"] = new JsonObject { ["reason"] = new JsonArray("required") } })
        : (long?)wish["expected"] is 63 or 1 ? (200, new JsonObject { ["calls"] = 41, ["events"] = (long)wish["expected"]! })
        : (409, new JsonObject { ["code"] = "changed_meanwhile" });

    private static JsonObject Note() => new()
    {
        ["id"] = AccessId, ["at"] = "2026-11-20T10:00:00Z", ["actorName"] = "Olga Betrieb", ["action"] = "company.suspended", ["subjectName"] = "Salon Nord",
        ["changes"] = new JsonArray(new JsonObject { ["field"] = "state", ["before"] = "active", ["after"] = "suspended" }),
    };

    private static (int Status, JsonNode? Body) Refused(string field, string code) =>
        (400, new JsonObject { ["code"] = "invalid_fields", ["errors"] = new JsonObject { [field] = new JsonArray(code) } });
}
