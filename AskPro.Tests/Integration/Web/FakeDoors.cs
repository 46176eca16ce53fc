using System.Text.Json.Nodes;

namespace AskPro.Tests.Integration.Web;

/// <summary>The part of <see cref="FakeApi"/> about people who are not in yet: sign-up and invitations.</summary>
public sealed class FakeDoors
{
    public const string GoodLink = "guter-link";
    public const string LinkOfKnown = "link-mit-zugang";
    public const string LinkOfOther = "link-fuer-andere";
    public const string InvitationId = "00000000-0000-7000-8000-0000000000f1";

    public bool SignUpIsOn { get; set; } = true;

    /// <summary>Bodies that were sent, in their order.</summary>
    public List<JsonObject> Sent { get; } = [];

    /// <summary>For whoever has no session; null for what is not about doors.</summary>
    public (int Status, JsonNode? Body)? AnswerOpen(string method, string path, string body)
    {
        var sent = body.Length > 0 && path.StartsWith("/api/", StringComparison.Ordinal) ? JsonNode.Parse(body) as JsonObject : null;
        return (method, path) switch
        {
            ("GET", "/api/sign-ups") => (200, new JsonObject { ["enabled"] = SignUpIsOn }),
            ("POST", "/api/sign-ups") => SignUp(sent!),
            ("POST", "/api/sign-ups/lookups") => Text(sent!, "token") == GoodLink
                ? (200, new JsonObject { ["companyName"] = "Salon <Vogt>", ["displayName"] = "Lena Vogt", ["email"] = FakeApi.Email })
                : Refused("invalid_link"),
            ("POST", "/api/sign-ups/redemptions") => Text(sent!, "token") != GoodLink ? Refused("invalid_link")
                : Password(sent!) ?? (200, new JsonObject { ["email"] = FakeApi.Email }),
            ("POST", "/api/email-changes/redemptions") => Text(sent!, "token") == GoodLink ? (204, null) : Refused("invalid_link"),
            ("POST", "/api/invitations/lookups") => Invitation(Text(sent!, "token")),
            ("POST", "/api/invitations/acceptances") => Acceptance(sent!),
            _ => null,
        };
    }

    /// <summary>For who manages the company; null for what is not about invitations.</summary>
    public (int Status, JsonNode? Body)? Answer(string method, string path, string body) => (method, path) switch
    {
        ("PUT", "/api/me/email") => Text(JsonNode.Parse(body)!.AsObject(), "email") is var email && email.Contains('@', StringComparison.Ordinal)
            ? email == "oft@askpro.example" ? (429, new JsonObject { ["code"] = "too_many_attempts" }) : (202, null)
            : Field("email", "invalid_email"),
        ("GET", "/api/invitations") => (200, new JsonObject
        {
            ["items"] = new JsonArray(Open("gast@askpro.example", false), Open("spaet@askpro.example", true)),
            ["branches"] = new JsonArray(Branch(FakePeople.BranchId, "Mitte"), Branch("00000000-0000-7000-8000-0000000000b2", "Nord")),
        }),
        ("POST", "/api/invitations") => Invite(JsonNode.Parse(body)!.AsObject()),
        ("POST", $"/api/invitations/{InvitationId}/mails") => (204, null),
        ("DELETE", $"/api/invitations/{InvitationId}") => (204, null),
        (_, { } other) when other.StartsWith("/api/invitations/", StringComparison.Ordinal) => (404, new JsonObject { ["code"] = "not_found" }),
        _ => null,
    };

    private (int Status, JsonNode? Body) SignUp(JsonObject wish)
    {
        Sent.Add(wish);
        if (!SignUpIsOn) return (403, new JsonObject { ["code"] = "sign_up_off" });
        if (Text(wish, "email") == "oft@askpro.example") return (429, new JsonObject { ["code"] = "too_many_attempts" });
        var errors = new JsonObject();
        if (Text(wish, "companyName").Length is 0 or > 120) errors["companyName"] = new JsonArray(Text(wish, "companyName").Length == 0 ? "required" : "too_long");
        if (!Text(wish, "email").Contains('@', StringComparison.Ordinal)) errors["email"] = new JsonArray("invalid_email");
        return errors.Count > 0 ? (400, new JsonObject { ["code"] = "invalid_fields", ["errors"] = errors }) : (202, null);
    }

    private (int Status, JsonNode? Body) Invite(JsonObject wish)
    {
        Sent.Add(wish);
        return Text(wish, "email") switch
        {
            "" => Field("email", "required"),
            "gast@askpro.example" => Field("email", "already_invited"),
            "voll@askpro.example" => (409, new JsonObject { ["code"] = "too_many_invitations" }),
            _ => (201, new JsonObject { ["id"] = InvitationId }),
        };
    }

    private static (int Status, JsonNode? Body) Invitation(string token) => token switch
    {
        GoodLink => Waiting(FakeApi.Email, false),
        LinkOfKnown => Waiting(FakeApi.Email, true),
        LinkOfOther => Waiting("andere@askpro.example", true),
        "invitation_expired" or "invitation_used" or "invitation_withdrawn" => Refused(token),
        _ => Refused("invalid_link"),
    };

    private (int Status, JsonNode? Body) Acceptance(JsonObject sent)
    {
        Sent.Add(sent);
        var joined = new JsonObject { ["companyId"] = FakePeople.OtherCompanyId, ["email"] = FakeApi.Email };
        return Text(sent, "token") switch
        {
            GoodLink when Text(sent, "displayName").Length == 0 => Field("displayName", "required"),
            GoodLink => Password(sent) ?? (200, joined),
            LinkOfKnown => (200, joined),
            _ => Refused("invitation_used"),
        };
    }

    private static (int Status, JsonNode? Body)? Password(JsonObject sent) => Text(sent, "password").Length < 10 ? Field("password", "password_too_short") : null;

    private static (int Status, JsonNode? Body) Waiting(string email, bool hasAccount) => (200, new JsonObject
    {
        ["companyName"] = "Demo Praxis", ["invitedBy"] = "Tom <Berg>", ["role"] = "reception", ["email"] = email, ["hasAccount"] = hasAccount,
    });

    private static JsonObject Open(string email, bool isExpired) => new()
    {
        ["id"] = InvitationId, ["email"] = email, ["role"] = "reception", ["allBranches"] = false, ["branches"] = new JsonArray(Branch(FakePeople.BranchId, "Mitte")),
        ["invitedBy"] = "Lena Vogt", ["sentAt"] = "2026-11-23T10:00:00Z", ["expiresAt"] = "2026-11-30T10:00:00Z", ["isExpired"] = isExpired,
    };

    private static JsonObject Branch(string id, string name) => new() { ["id"] = id, ["name"] = name };

    private static (int Status, JsonNode? Body) Refused(string code) => (400, new JsonObject { ["code"] = code });

    private static (int Status, JsonNode? Body) Field(string field, string code) =>
        (400, new JsonObject { ["code"] = "invalid_fields", ["errors"] = new JsonObject { [field] = new JsonArray(code) } });

    private static string Text(JsonObject body, string field) => body[field]?.GetValue<string>() ?? "";
}
