using System.Net;
using System.Text;
using AskPro.Api.Hosting.Rights;
using AskPro.Data.Memberships;
using AskPro.Tests.Integration.RestApi;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AskPro.LoadTest.Rights;

/// <summary>Every route of Api by everybody against everybody: what is declared there is what happens.</summary>
internal sealed class ApiWalk(ApiServer api, CallerSessions sessions, RightsFigures figures)
{
    private readonly Dictionary<string, (Right? Right, bool IsOperators, bool RefusesTokens, bool IsClosedForSupport)> _declared = Declared(api);

    /// <summary>Notes every route there is, and those that say nothing about who may use them or for which no request is known.</summary>
    public void Survey(CheckedTenant any)
    {
        var known = ApiRoutes.Company(any.Company).Keys.Concat(ApiRoutes.Operators(any.Company).Keys).Concat(ApiRoutes.Open).ToHashSet(StringComparer.Ordinal);
        foreach (var route in ApiRoutes.Mapped(api).Keys)
            figures.Walked($"api {route}", known.Contains(route) && (_declared.ContainsKey(route) || ApiRoutes.Open.Contains(route)));
    }

    /// <summary>One caller, every route, with requests to reach the victim.</summary>
    public Task AttackAsync(Caller caller, CheckedTenant victim, IReadOnlyList<string> forbidden, CancellationToken cancellationToken) =>
        AttackAsync(caller, victim, Attempts.Of(victim), forbidden, cancellationToken);

    /// <summary>As <see cref="AttackAsync(Caller, CheckedTenant, IReadOnlyList{string}, CancellationToken)"/>, but changes nothing.</summary>
    public Task ReadAsync(Caller caller, CheckedTenant victim, IReadOnlyList<string> forbidden, CancellationToken cancellationToken) =>
        AttackAsync(caller, victim, Reads(victim), forbidden, cancellationToken);

    /// <summary>One caller and the given requests.</summary>
    public async Task AttackAsync(
        Caller caller, CheckedTenant victim, IEnumerable<Attempt> attempts, IReadOnlyList<string> forbidden, CancellationToken cancellationToken)
    {
        foreach (var attempt in attempts)
        {
            var route = attempt.Route;
            var (status, body) = await SendAsync(caller, attempt, cancellationToken);
            figures.Tried(caller);
            var isSuccess = (int)status is >= 200 and < 300;
            if ((int)status is 429 or >= 500)
                figures.Unanswered($"{route} answers {caller} with {(int)status}.");
            if (Hidden(caller, route, victim, forbidden).FirstOrDefault(trace => body.Contains(trace, StringComparison.OrdinalIgnoreCase)) is { } trace)
                figures.Leaked($"{route} shows {caller} '{trace}'.");
            else if (isSuccess && !May(caller, route))
                figures.Leaked($"{route} serves {caller}, who lacks the right.");
            else if (attempt.IsTaken(status) && !_declared[route].IsOperators && caller.Company != victim.Company)
                figures.Leaked($"{route} takes what belongs to {victim.Company.Marker} from {caller}.");
        }
    }

    /// <summary>The same requests by the company's own owner; how many showed something of it.</summary>
    public async Task<int> SeenByOwnAsync(CheckedTenant tenant, CancellationToken cancellationToken)
    {
        var seen = 0;
        foreach (var read in Reads(tenant))
        {
            var (status, body) = await SendAsync(tenant.People[0], read, cancellationToken);
            if (status == HttpStatusCode.OK && tenant.Company.Traces.Any(trace => body.Contains(trace, StringComparison.OrdinalIgnoreCase)))
                seen++;
        }

        return seen;
    }

    // Operators see who there is, and nothing that was said.
    private IReadOnlyList<string> Hidden(Caller caller, string route, CheckedTenant victim, IReadOnlyList<string> forbidden) =>
        caller.IsOperator && _declared[route].IsOperators ? victim.OfTheBranch : forbidden;

    private bool May(Caller caller, string route)
    {
        var declared = _declared[route];
        if (declared.IsOperators)
            return caller.IsOperator;
        return caller.IsKnown
            && (declared.Right is not { } right || caller.Rights.Contains(right))
            && (caller.Secret is null || !declared.RefusesTokens)
            && (caller.Kind != MembershipRoles.Support || !declared.IsClosedForSupport);
    }

    private static IEnumerable<Attempt> Reads(CheckedTenant victim) =>
        Attempts.Of(victim).Where(attempt => attempt.Route.StartsWith("GET ", StringComparison.Ordinal));

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(Caller caller, Attempt attempt, CancellationToken cancellationToken)
    {
        using var client = api.As(await sessions.OpenAsync(caller, cancellationToken));
        using var request = new HttpRequestMessage(new HttpMethod(attempt.Route.Split(' ')[0]), attempt.Path)
        {
            Content = attempt.Json is null ? null : new StringContent(attempt.Json, Encoding.UTF8, "application/json"),
        };
        using var response = await client.SendAsync(request, cancellationToken);
        // Headers count too: a location names what it leads to.
        return (response.StatusCode, response.Headers + await response.Content.ReadAsStringAsync(cancellationToken));
    }

    private static Dictionary<string, (Right? Right, bool IsOperators, bool RefusesTokens, bool IsClosedForSupport)> Declared(ApiServer api) =>
        api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<DeclaredRight>() is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => (
                Route: $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}", Declared: (
                    endpoint.Metadata.GetRequiredMetadata<DeclaredRight>().Right, endpoint.Metadata.GetRequiredMetadata<DeclaredRight>().IsOperators,
                    endpoint.Metadata.GetMetadata<RefusesTokens>() is not null, endpoint.Metadata.GetMetadata<ClosedForSupport>() is not null))))
            .ToDictionary(route => route.Route, route => route.Declared, StringComparer.Ordinal);
}
