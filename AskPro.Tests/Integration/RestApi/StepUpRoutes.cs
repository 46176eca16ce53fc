using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>The routes of Api that ask for a fresh proof; <see cref="StepUpTests"/> compares them with those that there are.</summary>
internal static class StepUpRoutes
{
    /// <summary>For every request.</summary>
    public static readonly IReadOnlyList<string> Always =
    [
        "DELETE /api/me/authenticator",
        "DELETE /api/me/passkeys/{id}",
        "DELETE /api/operators/alarms/channels/{id:guid}",
        "DELETE /api/operators/alarms/rules/{id:guid}",
        "DELETE /api/retell-keys/{id:guid}",
        "POST /api/me/authenticator",
        "POST /api/me/passkeys/options",
        "POST /api/me/recovery-codes",
        "POST /api/operators/alarms/channels",
        "POST /api/operators/alarms/channels/{id:guid}/secret",
        "POST /api/operators/alarms/rules",
        "POST /api/operators/companies/{id:guid}/deletion",
        "POST /api/operators/companies/{id:guid}/invitation",
        "POST /api/operators/companies/{id:guid}/support-accesses",
        "POST /api/operators/events/replay",
        "POST /api/operators/events/{eventId:guid}/body",
        "POST /api/operators/unassigned/{eventId:guid}/assignment",
        "POST /api/retell-keys/",
        "POST /api/tokens/",
        "PUT /api/me/email",
        "PUT /api/operators/alarms/rules/{id:guid}",
        "PUT /api/operators/alarms/rules/{id:guid}/mute",
    ];

    /// <summary>When an owner is made or removed.</summary>
    public static readonly IReadOnlyList<string> Sometimes = ["DELETE /api/team/{id:guid}", "POST /api/invitations/", "PUT /api/team/{id:guid}"];

    /// <summary>The one that answers a request; null when none does.</summary>
    public static string? Of(string method, string path) => Always.Concat(Sometimes).FirstOrDefault(
        route => route.Split(' ') is [var verb, var pattern] && verb == method
            && new TemplateMatcher(TemplateParser.Parse(pattern), []).TryMatch(path, new RouteValueDictionary()));
}
