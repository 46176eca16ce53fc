using System.Net;
using System.Text.Json.Nodes;
using AskPro.Tests.Integration.RestApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace AskPro.Tests.Integration.Web;

/// <summary>Answers as Api does, over real HTTP, with calls a test chooses.</summary>
public sealed class FakeApi : IAsyncDisposable
{
    public const string Email = "demo@askpro.example";
    public const string Password = "demo-askpro-2026";
    public static readonly Guid CompanyId = Guid.Parse("00000000-0000-7000-8000-000000000001");
    public static readonly Guid CallId = Guid.Parse("00000000-0000-7000-8000-0000000000c1");

    private readonly WebApplication app;

    private FakeApi(WebApplication app) => this.app = app;

    public string Url => app.Urls.Single();

    public bool SessionIsKnown { get; set; } = true;

    public bool IsAway { get; set; }

    public long Seq { get; set; } = 7;

    public JsonArray Calls { get; } = [];

    public JsonArray Rights { get; set; } = ["list", "summary", "transcript", "recording", "export", "delete", "manage"];

    public JsonObject Company { get; } = new()
    {
        ["name"] = "Demo Salon Lena", ["timeZone"] = "Europe/Berlin", ["language"] = "de", ["version"] = 1,
        ["changed"] = new JsonObject { ["at"] = "2026-11-23T10:00:00Z", ["by"] = "Tom Berg" },
    };

    /// <summary>The person's own account and the people of the company.</summary>
    public FakePeople People { get; } = new();

    /// <summary>Sign-up and invitations.</summary>
    public FakeDoors Doors { get; } = new();
    /// <summary>The person's ways to sign in.</summary>
    public FakeSecurity Security { get; } = new();

    public FakeBranches Branches { get; } = new();

    public FakeOperators Operators { get; } = new();

    public FakeHealth Health { get; } = new();

    public FakeNumbers Numbers { get; } = new();

    public FakeAgents Agents { get; } = new();

    public FakeTokens Tokens { get; } = new();

    public FakeRetellKeys RetellKeys { get; } = new();

    public FakeWebhooks Webhooks { get; } = new();

    public FakeSetup Setup { get; } = new();

    /// <summary>The company's numbers as the session tells them.</summary>
    public JsonArray PhoneNumbers { get; } = [];

    /// <summary>Routes that were refused for want of a fresh proof.</summary>
    public HashSet<string> ProofsAskedFor { get; } = [];

    public string? LastAuthorization { get; private set; }

    public string? LastForwardedFor { get; private set; }

    public static async Task<FakeApi> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var api = new FakeApi(builder.Build());
        api.app.Run(api.AnswerAsync);
        await api.app.StartAsync();
        return api;
    }

    public static JsonObject Call(Guid id, string state, string name) => new()
    {
        ["id"] = id.ToString("D"), ["callId"] = "call_1", ["state"] = state, ["startedAt"] = "2026-11-23T10:00:00Z", ["direction"] = "inbound",
        ["callerName"] = name, ["callerNumber"] = "+4917155501", ["callerNumberDisplay"] = "+49 171 55501",
        ["firstReceivedAt"] = "2026-11-23T10:00:01Z",
    };

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        LastAuthorization = context.Request.Headers.Authorization;
        LastForwardedFor = context.Request.Headers["X-Forwarded-For"];
        var (status, body) = Answer(context, await new StreamReader(context.Request.Body).ReadToEndAsync());
        context.Response.StatusCode = status;
        if (body is not null)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(body.ToJsonString());
        }
    }

    private (int Status, JsonNode? Body) Answer(HttpContext context, string body) => (context.Request.Method, context.Request.Path.Value) switch
    {
        _ when IsAway => (503, null),
        (var method, { } path) when People.ProofIsOld && StepUpRoutes.Of(method, path) is { } route => AskForProof(route),
        ("POST", "/api/sessions") when Operators.SignInRefusal is { } code => (403, new JsonObject { ["code"] = code }),
        ("POST", "/api/sessions") => JsonNode.Parse(body)!["password"]!.GetValue<string>() != Password ? (401, null) : Security.FirstStep() ?? (201, Session()),
        ("POST", "/api/sessions/second-factor") => Security.SecondStep(JsonNode.Parse(body)!) ?? (201, Session()),
        ("POST", "/api/sessions/passkey/options") => (200, FakeSecurity.Ceremony()),
        ("POST", "/api/sessions/passkey") => FakeSecurity.PasskeySignIn(JsonNode.Parse(body)!) ?? (201, Session()),
        ("POST", "/api/password-resets") => ResetWish(JsonNode.Parse(body)!["email"]?.GetValue<string>()),
        ("POST", "/api/password-resets/redemptions") => Redemption(JsonNode.Parse(body)!),
        (var method, { } path) when Doors.AnswerOpen(method, path, body) is { } open => open,
        (var method, { } path) when Health.Answer(method, path) is { } health => health,
        _ when !SessionIsKnown => (401, null),
        (var method, { } path) when Doors.Answer(method, path, body) is { } door => door,
        ("DELETE", "/api/sessions/current") => (204, null),
        ("PUT", "/api/sessions/current/company") => Switch(JsonNode.Parse(body)!["companyId"]!.GetValue<Guid>()),
        _ when Operators.Answer(context.Request, body, Session) is { } answer => answer,
        (var method, var path) when People.Answer(method, path!, body) is { } answer => answer,
        (var method, var path) when Security.Answer(method, path!, body) is { } answer => answer,
        ("GET", "/api/me") => (200, Session()),
        (var method, "/api/company/modules") => Agents.AnswerModules(method, body),
        (_, { } path) when path.StartsWith("/api/agents", StringComparison.Ordinal) => Agents.Answer(context.Request, body),
        ("GET", "/api/company") => (200, Company.DeepClone()),
        ("PUT", "/api/company") => ChangeCompany(JsonNode.Parse(body)!.AsObject()),
        ("GET", "/api/events") => (200, OwnEventsPageTests.Answer(context.Request.Query)),
        ("GET", "/api/audit") => (200, FakeAudit.Answer(context.Request)),
        (_, { } path) when path.StartsWith("/api/branches", StringComparison.Ordinal) => Branches.Answer(context.Request, body),
        (_, { } path) when path.StartsWith("/api/retell-keys", StringComparison.Ordinal) => RetellKeys.Answer(context.Request, body),
        (_, { } path) when path.StartsWith("/api/setup", StringComparison.Ordinal) => Setup.Answer(context.Request, body),
        (_, { } path) when path.StartsWith("/api/retell-webhooks", StringComparison.Ordinal) => Webhooks.Answer(context.Request, body),
        (_, { } path) when path.StartsWith("/api/tokens", StringComparison.Ordinal) => Tokens.Answer(context.Request, body),
        (_, { } path) when path.StartsWith("/api/phone-numbers", StringComparison.Ordinal) => Numbers.Answer(context.Request, body),
        ("GET", "/api/resolve") => (200, FakeNumbers.Resolved("not_yours", null, null, null)),
        ("GET", "/api/feed") => (200, new JsonObject { ["companyId"] = CompanyId, ["seq"] = Seq }),
        ("GET", "/api/calls/new") => (200, new JsonObject { ["items"] = Calls.DeepClone() }),
        ("GET", "/api/calls") => (200, new JsonObject { ["items"] = Calls.DeepClone(), ["nextCursor"] = null, ["counts"] = new JsonObject { ["today"] = Calls.Count } }),
        ("GET", var path) when Calls.FirstOrDefault(call => path == $"/api/calls/{call!["id"]}") is { } call => (200, call.DeepClone()),
        _ => (404, null),
    };

    private (int Status, JsonNode? Body) AskForProof(string route)
    {
        ProofsAskedFor.Add(route);
        return (403, new JsonObject { ["code"] = "step_up_required" });
    }

    private static (int Status, JsonNode? Body) ResetWish(string? email) => email switch
    {
        "oft@askpro.example" => (429, null),
        { Length: > 0 } => (202, null),
        _ => (400, new JsonObject { ["code"] = "invalid_fields", ["errors"] = new JsonObject { ["email"] = new JsonArray("required") } }),
    };

    private static (int Status, JsonNode? Body) Redemption(JsonNode redemption) => redemption["token"]!.GetValue<string>() switch
    {
        not "guter-link" => (400, new JsonObject { ["code"] = "invalid_link" }),
        _ when redemption["newPassword"]!.GetValue<string>().Length < 10 =>
            (400, new JsonObject { ["code"] = "invalid_fields", ["errors"] = new JsonObject { ["newPassword"] = new JsonArray("password_too_short") } }),
        _ => (204, null),
    };

    private (int Status, JsonNode? Body) ChangeCompany(JsonObject change)
    {
        if (change["name"]!.GetValue<string>().Length == 0)
            return (400, new JsonObject { ["code"] = "invalid_fields", ["errors"] = new JsonObject { ["name"] = new JsonArray("required") } });
        if (change["version"]!.GetValue<int>() != Company["version"]!.GetValue<int>())
            return (409, new JsonObject { ["code"] = "changed_meanwhile" });
        foreach (var field in (string[])["name", "timeZone", "language"])
            Company[field] = change[field]!.DeepClone();
        Company["version"] = Company["version"]!.GetValue<int>() + 1;
        return (200, Company.DeepClone());
    }

    private (int Status, JsonNode? Body) Switch(Guid companyId)
    {
        if (companyId != FakePeople.OtherCompanyId) return (404, null);
        var session = Session();
        session["token"] = "token-of-lena-elsewhere";
        session["company"]!["id"] = companyId;
        session["company"]!["name"] = "Demo Praxis";
        return (200, session);
    }

    private JsonObject Session() => new()
    {
        ["token"] = "token-of-lena",
        ["expiresAt"] = "2027-01-01T00:00:00Z",
        ["user"] = new JsonObject { ["id"] = Guid.Parse("00000000-0000-7000-8000-0000000000a1"), ["displayName"] = People.DisplayName, ["email"] = Email },
        ["company"] = Operators.IsOutside ? null : new JsonObject { ["id"] = CompanyId, ["name"] = Company["name"]!.DeepClone(), ["timeZone"] = "Europe/Berlin", ["language"] = "de", ["isDemo"] = true },
        ["rights"] = Operators.IsOutside ? new JsonArray() : Rights.DeepClone(),
        ["isOperator"] = Operators.IsOperator,
        ["support"] = Operators.Support?.DeepClone(),
        ["companies"] = People.Companies.DeepClone(),
        ["phoneNumbers"] = PhoneNumbers.DeepClone(),
    };
}
