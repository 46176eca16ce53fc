using System.Text.Json.Nodes;

namespace AskPro.Tests.Integration.Web;

/// <summary>The part of <see cref="FakeApi"/> about ways to sign in.</summary>
public sealed class FakeSecurity
{
    public const string GoodCode = "123456";
    public const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    public const string PasskeyId = "AQID";
    private const string State = "state-of-api";
    private const string Challenge = "challenge-of-lena";

    /// <summary>Whether an authenticator app is on.</summary>
    public bool HasApp { get; set; }

    public JsonArray Passkeys { get; } = [];

    /// <summary>Whether the challenge is too old by now.</summary>
    public bool ChallengeIsOld { get; set; }

    /// <summary>Null when the password is enough.</summary>
    public (int Status, JsonNode? Body)? FirstStep() =>
        HasApp ? (401, new JsonObject { ["code"] = "second_factor_required", ["challenge"] = Challenge }) : null;

    /// <summary>Null when the code is good.</summary>
    public (int Status, JsonNode? Body)? SecondStep(JsonNode answer) => (answer["challenge"]!.GetValue<string>(), answer["code"]?.GetValue<string>()) switch
    {
        _ when ChallengeIsOld => (401, new JsonObject { ["code"] = "invalid_challenge" }),
        (Challenge, GoodCode) => null,
        (Challenge, "999999") => (429, new JsonObject { ["code"] = "too_many_attempts" }),
        (Challenge, "888888") => (429, new JsonObject { ["code"] = "account_locked", ["minutes"] = 5 }),
        (Challenge, "777777") => (403, new JsonObject { ["code"] = "company_suspended" }),
        _ => Refused("clock_skewed"),
    };

    /// <summary>Null for what is not about ways to sign in.</summary>
    public (int Status, JsonNode? Body)? Answer(string method, string path, string body) => (method, path) switch
    {
        ("GET", "/api/me/security") => (200, new JsonObject { ["authenticatorSince"] = HasApp ? "2026-11-22T10:00:00Z" : null, ["recoveryCodesLeft"] = HasApp ? 9 : 0, ["passkeys"] = Passkeys.DeepClone() }),
        ("POST", "/api/me/passkeys/options") or ("POST", "/api/sessions/current/verification/options") => (200, Ceremony()),
        ("POST", "/api/me/passkeys") => Add(JsonNode.Parse(body)!),
        ("PUT", "/api/me/passkeys/" + PasskeyId) => Rename(JsonNode.Parse(body)!["name"]?.GetValue<string>()),
        ("DELETE", "/api/me/passkeys/" + PasskeyId) => Remove(),
        ("POST", "/api/me/authenticator") => HasApp ? (409, new JsonObject { ["code"] = "changed_meanwhile" })
            : (200, new JsonObject { ["secret"] = Secret, ["uri"] = $"otpauth://totp/AskPro:lena?secret={Secret}&issuer=AskPro" }),
        ("PUT", "/api/me/authenticator") => SwitchOn(JsonNode.Parse(body)!["code"]?.GetValue<string>()),
        ("DELETE", "/api/me/authenticator") => SwitchOff(),
        ("POST", "/api/me/recovery-codes") => (200, Codes()),
        _ => null,
    };

    /// <summary>Signing in with a passkey; null when it is good.</summary>
    public static (int Status, JsonNode? Body)? PasskeySignIn(JsonNode answer) =>
        answer["state"]?.GetValue<string>() == State && answer["credential"]?["id"]?.GetValue<string>() == PasskeyId
            ? null
            : (401, new JsonObject { ["code"] = "invalid_passkey" });

    public static JsonObject Ceremony() => new() { ["options"] = new JsonObject { ["challenge"] = "abc" }, ["state"] = State };

    private (int Status, JsonNode? Body) Add(JsonNode answer)
    {
        if (answer["name"]!.GetValue<string>().Length == 0) return Refused("required", "name");
        if (PasskeySignIn(answer) is not null) return (409, new JsonObject { ["code"] = "invalid_passkey" });
        Passkeys.Add(new JsonObject { ["id"] = PasskeyId, ["name"] = answer["name"]!.DeepClone(), ["createdAt"] = "2026-11-23T10:00:00Z", ["isSynced"] = true });
        return (201, Passkeys[0]!.DeepClone());
    }

    private (int Status, JsonNode? Body) Rename(string? name)
    {
        if (name!.Length == 0) return Refused("required", "name");
        Passkeys[0]!["name"] = name;
        return (200, Passkeys[0]!.DeepClone());
    }

    private (int Status, JsonNode? Body) Remove()
    {
        Passkeys.Clear();
        return (204, null);
    }

    private (int Status, JsonNode? Body) SwitchOn(string? code)
    {
        if (code != GoodCode) return Refused("wrong_code");
        HasApp = true;
        return (200, Codes());
    }

    private (int Status, JsonNode? Body) SwitchOff()
    {
        HasApp = false;
        return (204, null);
    }

    private static JsonObject Codes() => new() { ["recoveryCodes"] = new JsonArray("00000-11111-22222-33333", "44444-55555-66666-77777") };

    private static (int Status, JsonNode? Body) Refused(string code, string field = "code") =>
        (400, new JsonObject { ["code"] = "invalid_fields", ["errors"] = new JsonObject { [field] = new JsonArray(code) } });
}
