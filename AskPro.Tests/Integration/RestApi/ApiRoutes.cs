using System.Net.Http.Json;
using AskPro.Api.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>What a route may show, declared here by hand: a new route is red until somebody has thought about it.</summary>
internal static class ApiRoutes
{
    private static int added = 100_000;

    /// <summary>No session: health, the document, sign-in, links that came by mail, and webhooks, where the signature is the credential.</summary>
    public static readonly IReadOnlyList<string> Open =
    [
        "GET /health",
        "GET /alive",
        "GET /openapi/{documentName}.json",
        "GET /openapi/guide.md",
        "POST /api/sessions",
        "POST /api/sessions/second-factor",
        "POST /api/sessions/passkey/options",
        "POST /api/sessions/passkey",
        "POST /api/password-resets",
        "POST /api/password-resets/redemptions",
        "POST /api/email-changes/redemptions",
        "GET /api/sign-ups",
        "POST /api/sign-ups",
        "POST /api/sign-ups/lookups",
        "POST /api/sign-ups/redemptions",
        "POST /api/invitations/lookups",
        "POST /api/invitations/acceptances",
        "GET /api/status",
        "POST /api/retell/webhook",
        "POST /api/retell/webhook/{companyKey}",
    ];

    /// <summary>With a session: every route with the requests by which another company would try to reach <c>victim</c>.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Company(GivenCompany victim) => new Dictionary<string, IReadOnlyList<string>>
    {
        ["GET /api/me"] = [$"/api/me?companyId={victim.Id:D}"],
        ["GET /api/feed"] = [$"/api/feed?companyId={victim.Id:D}"],
        ["GET /api/calls"] = ["/api/calls", $"/api/calls?companyId={victim.Id:D}&limit=100"],
        ["GET /api/calls/new"] = ["/api/calls/new?after=2000-01-01", $"/api/calls/new?after={victim.CallId:D}"],
        ["GET /api/calls/{id:guid}"] = [$"/api/calls/{victim.CallId:D}"],
        ["GET /api/company"] = [$"/api/company?companyId={victim.Id:D}"],
        ["PUT /api/company"] = [$"/api/company?companyId={victim.Id:D}"],
        ["GET /api/company/modules"] = [$"/api/company/modules?companyId={victim.Id:D}"],
        ["PUT /api/company/modules"] = [$"/api/company/modules?companyId={victim.Id:D}"],
        ["PUT /api/me"] = [$"/api/me?companyId={victim.Id:D}"],
        ["PUT /api/me/password"] = [$"/api/me/password?companyId={victim.Id:D}"],
        ["GET /api/me/security"] = [$"/api/me/security?companyId={victim.Id:D}"],
        ["POST /api/me/passkeys/options"] = [$"/api/me/passkeys/options?companyId={victim.Id:D}"],
        ["POST /api/me/passkeys"] = [$"/api/me/passkeys?companyId={victim.Id:D}"],
        ["PUT /api/me/passkeys/{id}"] = [$"/api/me/passkeys/{victim.CallId:D}"],
        ["DELETE /api/me/passkeys/{id}"] = [$"/api/me/passkeys/{victim.CallId:D}"],
        ["POST /api/sessions/current/verification/options"] = [$"/api/sessions/current/verification/options?companyId={victim.Id:D}"],
        ["PUT /api/me/authenticator"] = [$"/api/me/authenticator?companyId={victim.Id:D}"],
        ["POST /api/me/authenticator"] = [$"/api/me/authenticator?companyId={victim.Id:D}"],
        ["DELETE /api/me/authenticator"] = [$"/api/me/authenticator?companyId={victim.Id:D}"],
        ["POST /api/me/recovery-codes"] = [$"/api/me/recovery-codes?companyId={victim.Id:D}"],
        ["PUT /api/me/email"] = [$"/api/me/email?companyId={victim.Id:D}"],
        ["GET /api/sessions"] = [$"/api/sessions?companyId={victim.Id:D}"],
        ["PUT /api/sessions/current/company"] = [$"/api/sessions/current/company?callId={victim.CallId:D}"],
        ["PUT /api/sessions/current/verification"] = [$"/api/sessions/current/verification?companyId={victim.Id:D}"],
        ["DELETE /api/sessions/{id:guid}"] = [$"/api/sessions/{victim.CallId:D}"],
        ["DELETE /api/sessions/others"] = ["/api/sessions/others"],
        ["GET /api/events"] = ["/api/events", "/api/events?state=done"],
        ["GET /api/audit"] = ["/api/audit", "/api/audit?kind=branch"],
        ["GET /api/branches"] = ["/api/branches"],
        ["GET /api/branches/{id:guid}"] = [$"/api/branches/{victim.BranchId:D}"],
        ["POST /api/branches"] = ["/api/branches"],
        ["PUT /api/branches/{id:guid}"] = [$"/api/branches/{victim.BranchId:D}"],
        ["PUT /api/branches/{id:guid}/closed-day"] = [$"/api/branches/{victim.BranchId:D}/closed-day"],
        ["DELETE /api/branches/{id:guid}"] = [$"/api/branches/{victim.BranchId:D}?version=0"],
        ["GET /api/phone-numbers"] = ["/api/phone-numbers"],
        ["GET /api/phone-numbers/{id:guid}"] = [$"/api/phone-numbers/{victim.NumberId:D}"],
        ["POST /api/phone-numbers/read"] = ["/api/phone-numbers/read"],
        ["POST /api/phone-numbers"] = ["/api/phone-numbers"],
        ["PUT /api/phone-numbers/{id:guid}"] = [$"/api/phone-numbers/{victim.NumberId:D}"],
        ["DELETE /api/phone-numbers/{id:guid}"] = [$"/api/phone-numbers/{victim.NumberId:D}?version=0"],
        ["GET /api/resolve"] = [$"/api/resolve?number={Uri.EscapeDataString(victim.BusinessNumber)}"],
        ["GET /api/agents"] = ["/api/agents"],
        ["GET /api/agents/{id:guid}"] = [$"/api/agents/{victim.AgentId:D}"],
        ["POST /api/agents"] = ["/api/agents"],
        ["PUT /api/agents/{id:guid}"] = [$"/api/agents/{victim.AgentId:D}"],
        ["DELETE /api/agents/{id:guid}"] = [$"/api/agents/{victim.AgentId:D}?version=0"],
        ["GET /api/retell-keys"] = ["/api/retell-keys"],
        ["POST /api/retell-keys"] = ["/api/retell-keys"],
        ["POST /api/retell-keys/{id:guid}/checks"] = [$"/api/retell-keys/{victim.RetellKeyId:D}/checks"],
        ["GET /api/retell-webhooks"] = ["/api/retell-webhooks"],
        ["POST /api/retell-webhooks/looks"] = ["/api/retell-webhooks/looks"],
        ["POST /api/retell-webhooks/registrations"] = ["/api/retell-webhooks/registrations"],
        ["GET /api/setup"] = ["/api/setup"],
        ["PUT /api/setup/steps/{step}"] = ["/api/setup/steps/company"],
        ["GET /api/setup/tests/latest"] = ["/api/setup/tests/latest"],
        ["POST /api/setup/tests"] = ["/api/setup/tests"],
        ["PUT /api/setup/tests/{id:guid}/seen"] = [$"/api/setup/tests/{victim.CallId:D}/seen"],
        ["POST /api/setup/tests/{id:guid}/causes"] = [$"/api/setup/tests/{victim.CallId:D}/causes"],
        ["DELETE /api/retell-keys/{id:guid}"] = [$"/api/retell-keys/{victim.RetellKeyId:D}"],
        ["GET /api/invitations"] = ["/api/invitations"],
        ["POST /api/invitations"] = ["/api/invitations"],
        ["POST /api/invitations/{id:guid}/mails"] = [$"/api/invitations/{victim.InvitationId:D}/mails"],
        ["DELETE /api/invitations/{id:guid}"] = [$"/api/invitations/{victim.InvitationId:D}"],
        ["GET /api/team"] = [$"/api/team?companyId={victim.Id:D}"],
        ["GET /api/team/{id:guid}"] = [$"/api/team/{victim.UserId:D}"],
        ["PUT /api/team/{id:guid}"] = [$"/api/team/{victim.UserId:D}"],
        ["DELETE /api/team/{id:guid}"] = [$"/api/team/{victim.UserId:D}?version=0"],
        ["GET /api/tokens"] = [$"/api/tokens?companyId={victim.Id:D}"],
        ["POST /api/tokens"] = ["/api/tokens"],
        ["DELETE /api/tokens/{id:guid}"] = [$"/api/tokens/{victim.TokenId:D}"],
        ["GET /api/support-accesses"] = ["/api/support-accesses"],
        ["DELETE /api/support-accesses/{id:guid}"] = [$"/api/support-accesses/{victim.CallId:D}"],
        ["DELETE /api/sessions/current"] = ["/api/sessions/current"],
    };

    /// <summary>For operators of the platform: no session of a company reaches them, whatever its role.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Operators(GivenCompany company) => new Dictionary<string, IReadOnlyList<string>>
    {
        ["GET /api/operators/audit"] = ["/api/operators/audit"],
        ["GET /api/operators/setup"] = ["/api/operators/setup"],
        ["GET /api/operators/health"] = ["/api/operators/health"],
        ["GET /api/operators/resolve"] = [$"/api/operators/resolve?number={Uri.EscapeDataString(company.BusinessNumber)}"],
        ["GET /api/operators/unassigned"] = ["/api/operators/unassigned"],
        ["GET /api/operators/unassigned/{eventId:guid}"] = [$"/api/operators/unassigned/{company.CallId:D}"],
        ["POST /api/operators/unassigned/{eventId:guid}/assignment"] = [$"/api/operators/unassigned/{company.CallId:D}/assignment"],
        ["GET /api/operators/logs"] = ["/api/operators/logs", $"/api/operators/logs?text={company.Id:D}"],
        ["GET /api/operators/events"] = ["/api/operators/events", $"/api/operators/events?companyId={company.Id:D}"],
        ["GET /api/operators/events/{eventId:guid}"] = [$"/api/operators/events/{company.CallId:D}"],
        ["POST /api/operators/events/replay"] = ["/api/operators/events/replay"],
        ["POST /api/operators/events/{eventId:guid}/body"] = [$"/api/operators/events/{company.CallId:D}/body"],
        ["GET /api/operators/figures"] = ["/api/operators/figures"],
        ["GET /api/operators/tests/draft"] = [$"/api/operators/tests/draft?companyId={company.Id:D}"],
        ["POST /api/operators/tests"] = ["/api/operators/tests"],
        ["GET /api/operators/tests/{id:guid}"] = [$"/api/operators/tests/{company.CallId:D}"],
        ["GET /api/operators/alarms"] = ["/api/operators/alarms"],
        ["GET /api/operators/alarms/history"] = ["/api/operators/alarms/history"],
        ["POST /api/operators/alarms/rules"] = ["/api/operators/alarms/rules"],
        ["PUT /api/operators/alarms/rules/{id:guid}"] = [$"/api/operators/alarms/rules/{company.CallId:D}"],
        ["DELETE /api/operators/alarms/rules/{id:guid}"] = [$"/api/operators/alarms/rules/{company.CallId:D}"],
        ["PUT /api/operators/alarms/rules/{id:guid}/mute"] = [$"/api/operators/alarms/rules/{company.CallId:D}/mute"],
        ["DELETE /api/operators/alarms/rules/{id:guid}/mute"] = [$"/api/operators/alarms/rules/{company.CallId:D}/mute"],
        ["POST /api/operators/alarms/channels"] = ["/api/operators/alarms/channels"],
        ["POST /api/operators/alarms/channels/{id:guid}/tests"] = [$"/api/operators/alarms/channels/{company.CallId:D}/tests"],
        ["POST /api/operators/alarms/channels/{id:guid}/secret"] = [$"/api/operators/alarms/channels/{company.CallId:D}/secret"],
        ["DELETE /api/operators/alarms/channels/{id:guid}"] = [$"/api/operators/alarms/channels/{company.CallId:D}"],
        ["GET /api/operators/companies"] = ["/api/operators/companies", $"/api/operators/companies?search={company.Marker}"],
        ["POST /api/operators/companies"] = ["/api/operators/companies"],
        ["GET /api/operators/companies/{id:guid}"] = [$"/api/operators/companies/{company.Id:D}"],
        ["POST /api/operators/companies/{id:guid}/suspension"] = [$"/api/operators/companies/{company.Id:D}/suspension"],
        ["POST /api/operators/companies/{id:guid}/resumption"] = [$"/api/operators/companies/{company.Id:D}/resumption"],
        ["POST /api/operators/companies/{id:guid}/deletion"] = [$"/api/operators/companies/{company.Id:D}/deletion"],
        ["POST /api/operators/companies/{id:guid}/deletion/cancellation"] = [$"/api/operators/companies/{company.Id:D}/deletion/cancellation"],
        ["POST /api/operators/companies/{id:guid}/vouching"] = [$"/api/operators/companies/{company.Id:D}/vouching"],
        ["POST /api/operators/companies/{id:guid}/support-accesses"] = [$"/api/operators/companies/{company.Id:D}/support-accesses"],
        ["POST /api/operators/companies/{id:guid}/invitation"] = [$"/api/operators/companies/{company.Id:D}/invitation"],
        ["POST /api/operators/companies/{id:guid}/invitation/mails"] = [$"/api/operators/companies/{company.Id:D}/invitation/mails"],
        ["DELETE /api/operators/companies/{id:guid}/invitation"] = [$"/api/operators/companies/{company.Id:D}/invitation"],
        ["DELETE /api/operators/support-accesses/{id:guid}"] = [$"/api/operators/support-accesses/{company.CallId:D}"],
    };

    /// <summary>A body that the route understands, with a version nobody has read: nothing is changed on the way.</summary>
    public static JsonContent? Body(string route) => route switch
    {
        "PUT /api/company" => JsonContent.Create(new { name = "Fremd", timeZone = "Europe/Berlin", language = "de", version = 0 }),
        "PUT /api/me" => JsonContent.Create(new { displayName = "Fremd" }),
        "PUT /api/me/email" => JsonContent.Create(new { email = $"neu{Interlocked.Increment(ref added)}@askpro.example" }),
        "PUT /api/me/password" => JsonContent.Create(new { currentPassword = GivenCompany.Password, newPassword = GivenCompany.Password }),
        // No answer of a device: 409 for everyone.
        "POST /api/me/passkeys" => JsonContent.Create(new { name = "Fremd" }),
        "PUT /api/me/passkeys/{id}" => JsonContent.Create(new { name = "Fremd" }),
        "PUT /api/me/authenticator" => JsonContent.Create(new { code = "x" }),
        "PUT /api/sessions/current/verification" => JsonContent.Create(new { password = GivenCompany.Password }),
        "POST /api/branches" => JsonContent.Create(new { name = $"Filiale {Interlocked.Increment(ref added)}" }),
        "PUT /api/branches/{id:guid}" => JsonContent.Create(new { name = "Fremd", version = 0 }),
        "PUT /api/branches/{id:guid}/closed-day" => JsonContent.Create(new { version = 0 }),
        "POST /api/phone-numbers/read" => JsonContent.Create(new { number = "030 83793369" }),
        "POST /api/phone-numbers" => JsonContent.Create(new { number = $"+49402{Interlocked.Increment(ref added):D6}" }),
        "PUT /api/phone-numbers/{id:guid}" => JsonContent.Create(new { label = "Fremd", version = 0 }),
        "POST /api/agents" => JsonContent.Create(new { retellAgentId = $"agent_{Interlocked.Increment(ref added)}", name = "Anna" }),
        "PUT /api/agents/{id:guid}" => JsonContent.Create(new { name = "Fremd", version = 0 }),
        // Nobody answers for Retell: 424 for who may.
        "POST /api/retell-keys" => JsonContent.Create(new { key = "key_of_nobody_at_all" }),
        // The key is of another key ring: 409 for who may.
        "POST /api/retell-webhooks/registrations" => JsonContent.Create(new { agentId = "agent_of_nobody" }),
        "PUT /api/setup/steps/{step}" => JsonContent.Create(new { outcome = "opened" }),
        "POST /api/setup/tests" => JsonContent.Create(new { kind = "call" }),
        "PUT /api/company/modules" => JsonContent.Create(new { appointments = true, recording = "never", version = 0 }),
        "POST /api/invitations" => JsonContent.Create(new { email = $"gast{Interlocked.Increment(ref added)}@askpro.example", role = "reception", allBranches = true }),
        "PUT /api/team/{id:guid}" => JsonContent.Create(new { role = "reception", allBranches = true, version = 0 }),
        "POST /api/tokens" => JsonContent.Create(new { name = "Kasse", kind = "personal", scopes = new[] { "list" }, expiresInDays = 30 }),
        // Without a reason: nothing is done by who may.
        _ when route.StartsWith("POST /api/operators", StringComparison.Ordinal) => JsonContent.Create(new { reason = "" }),
        "PUT /api/operators/alarms/rules/{id:guid}/mute" => JsonContent.Create(new { reason = "" }),
        "PUT /api/operators/alarms/rules/{id:guid}" => JsonContent.Create(new { threshold = 1 }),
        // A company of nobody: 404 for everyone.
        "PUT /api/sessions/current/company" => JsonContent.Create(new { companyId = Guid.Empty }),
        _ => null,
    };

    /// <summary>Every route that is mapped, as <c>METHOD /pattern</c>, with whether it runs inside a session's tenant transaction.</summary>
    public static IReadOnlyDictionary<string, bool> Mapped(ApiServer api)
    {
        var routes = new Dictionary<string, bool>();
        foreach (var endpoint in api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            // Health checks accept any method and name none.
            var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];
            var isCompany = endpoint.Metadata.GetMetadata<CompanyScoped>() is not null
                && endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null
                && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;
            foreach (var method in methods)
                routes.Add($"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}", isCompany);
        }

        return routes;
    }
}
