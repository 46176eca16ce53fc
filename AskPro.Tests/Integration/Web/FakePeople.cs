using System.Text.Json.Nodes;

namespace AskPro.Tests.Integration.Web;

/// <summary>The part of <see cref="FakeApi"/> about people: their own account.</summary>
public sealed class FakePeople
{
    public static readonly Guid OtherSessionId = Guid.Parse("00000000-0000-7000-8000-0000000000e2");

    public static readonly Guid OtherCompanyId = Guid.Parse("00000000-0000-7000-8000-000000000002");

    public JsonArray Companies { get; } =
    [
        new JsonObject { ["id"] = OtherCompanyId, ["name"] = "Demo Praxis" }, new JsonObject { ["id"] = FakeApi.CompanyId, ["name"] = "Demo Salon Lena" },
    ];

    public const string MemberId = "00000000-0000-7000-8000-0000000000a2";
    public const string BranchId = "00000000-0000-7000-8000-0000000000b1";

    public JsonObject Member { get; } = new()
    {
        ["userId"] = MemberId, ["displayName"] = "Tom <Berg>", ["email"] = "tom@askpro.example", ["role"] = "reception", ["allBranches"] = true,
        ["branches"] = new JsonArray(), ["isSelf"] = false, ["version"] = 3,
    };

    /// <summary>Whether the session's proof is too old for dangerous acts.</summary>
    public bool ProofIsOld { get; set; }

    public string DisplayName { get; private set; } = "Lena Vogt";

    /// <summary>Methods and paths that changed something, in their order.</summary>
    public List<string> Changes { get; } = [];

    /// <summary>Null for what is not about people.</summary>
    public (int Status, JsonNode? Body)? Answer(string method, string path, string body)
    {
        if (method is not "GET") Changes.Add($"{method} {path}");
        return (method, path) switch
        {
            ("GET", "/api/team") => (200, new JsonObject { ["items"] = new JsonArray(Member.DeepClone()) }),
            ("GET", "/api/team/" + MemberId) => (200, MemberDetail()),
            ("PUT", "/api/team/" + MemberId) => ChangeMember(JsonNode.Parse(body)!.AsObject()),
            ("DELETE", "/api/team/" + MemberId) => Member["role"]!.GetValue<string>() == "owner" ? (409, new JsonObject { ["code"] = "last_owner" }) : (204, null),
            ("PUT", "/api/sessions/current/verification") => Verify(Text(body, "password")),
            ("PUT", "/api/me") => Rename(Text(body, "displayName")),
            ("PUT", "/api/me/password") => Password(Text(body, "currentPassword"), Text(body, "newPassword")),
            ("GET", "/api/sessions") => (200, new JsonObject { ["items"] = new JsonArray(Session(Guid.Empty, "Firefox", "Windows", true), Session(OtherSessionId, "Safari", "iPhone", false)) }),
            ("DELETE", "/api/sessions/others") => (204, null),
            ("DELETE", _) when path == $"/api/sessions/{OtherSessionId:D}" => (204, null),
            _ => null,
        };
    }

    private (int Status, JsonNode? Body) Verify(string password)
    {
        if (password != FakeApi.Password) return Refused("password", "wrong_password");
        ProofIsOld = false;
        return (204, null);
    }

    private (int Status, JsonNode? Body) ChangeMember(JsonObject change)
    {
        if (change["role"]!.GetValue<string>() == "owner") return Refused("role", "owners_only");
        if (!change["allBranches"]!.GetValue<bool>() && change["branchIds"]!.AsArray().Count == 0) return Refused("branchIds", "required");
        if (change["version"]!.GetValue<int>() != Member["version"]!.GetValue<int>()) return (409, new JsonObject { ["code"] = "changed_meanwhile" });
        (Member["role"], Member["allBranches"]) = (change["role"]!.DeepClone(), change["allBranches"]!.DeepClone());
        Member["branches"] = change["allBranches"]!.GetValue<bool>() ? [] : new JsonArray(Branch());
        Member["version"] = Member["version"]!.GetValue<int>() + 1;
        return (200, MemberDetail());
    }

    private JsonObject MemberDetail() => new()
    {
        ["member"] = Member.DeepClone(), ["branches"] = new JsonArray(Branch()), ["changed"] = new JsonObject { ["at"] = "2026-11-23T10:00:00Z", ["by"] = "Lena Vogt" },
    };

    private static JsonObject Branch() => new() { ["id"] = BranchId, ["name"] = "Mitte" };

    private (int Status, JsonNode? Body) Rename(string name)
    {
        if (name.Length == 0) return Refused("displayName", "required");
        DisplayName = name;
        return (200, new JsonObject { ["id"] = Guid.Parse("00000000-0000-7000-8000-0000000000a1"), ["displayName"] = name, ["email"] = FakeApi.Email });
    }

    private static (int Status, JsonNode? Body) Password(string current, string wanted) => (current, wanted) switch
    {
        ("zu-oft", _) => (429, new JsonObject { ["code"] = "too_many_attempts" }),
        (FakeApi.Password, { Length: >= 10 }) => (200, new JsonObject { ["endedSessions"] = 1 }),
        (FakeApi.Password, _) => Refused("newPassword", "password_too_short"),
        _ => Refused("currentPassword", "wrong_password"),
    };

    private static (int Status, JsonNode? Body) Refused(string field, string code) =>
        (400, new JsonObject { ["code"] = "invalid_fields", ["errors"] = new JsonObject { [field] = new JsonArray(code) } });

    private static JsonObject Session(Guid id, string browser, string system, bool isCurrent) => new()
    {
        ["id"] = id, ["browser"] = browser, ["system"] = system, ["companyName"] = "Demo Salon Lena",
        ["createdAt"] = "2026-11-22T10:00:00Z", ["lastSeenAt"] = "2026-11-23T10:00:00Z", ["isCurrent"] = isCurrent,
    };

    private static string Text(string body, string field) => JsonNode.Parse(body)![field]?.GetValue<string>() ?? "";
}
