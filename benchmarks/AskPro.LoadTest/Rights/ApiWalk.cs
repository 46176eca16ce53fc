using System.Net;
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

    /// <summary>One caller, every route, with the requests by which it would reach the victim.</summary>
    public Task AttackAsync(Caller caller, CheckedTenant victim, IReadOnlyList<string> forbidden, CancellationToken cancellationToken) =>
        TryAsync(caller, victim, Requests(victim), forbidden, cancellationToken);

    /// <summary>As <see cref="AttackAsync"/>, but changes nothing.</summary>
    public Task ReadAsync(Caller caller, CheckedTenant victim, IReadOnlyList<string> forbidden, CancellationToken cancellationToken) =>
        TryAsync(caller, victim, Reads(victim), forbidden, cancellationToken);

    private async Task TryAsync(
        Caller caller, CheckedTenant victim, IEnumerable<(string Route, string Path)> requests, IReadOnlyList<string> forbidden, CancellationToken cancellationToken)
    {
        foreach (var (route, path) in requests)
        {
            var (status, body) = await SendAsync(caller, route, path, cancellationToken);
            figures.Tried(caller);
            var isSuccess = (int)status is >= 200 and < 300;
            if ((int)status is 429 or >= 500)
                figures.Unanswered($"{route} answers {caller} with {(int)status}.");
            if (Hidden(caller, route, victim, forbidden).FirstOrDefault(trace => body.Contains(trace, StringComparison.OrdinalIgnoreCase)) is { } trace)
                figures.Leaked($"{route} shows {caller} '{trace}'.");
            else if (isSuccess && !May(caller, route))
                figures.Leaked($"{route} serves {caller}, who lacks the right.");
            else if (IsTaken(status) && !_declared[route].IsOperators && caller.Company != victim.Company && victim.Company.Named.Any(id => path.Contains(id.ToString("D"), StringComparison.Ordinal)))
                figures.Leaked($"{route} takes an id of {victim.Company.Marker} from {caller}.");
        }
    }

    /// <summary>The same requests by the company's own owner; how many showed something of it.</summary>
    public async Task<int> SeenByOwnAsync(CheckedTenant tenant, CancellationToken cancellationToken)
    {
        var seen = 0;
        foreach (var (route, path) in Reads(tenant))
        {
            var (status, body) = await SendAsync(tenant.People[0], route, path, cancellationToken);
            if (status == HttpStatusCode.OK && tenant.Company.Traces.Any(trace => body.Contains(trace, StringComparison.OrdinalIgnoreCase)))
                seen++;
        }

        return seen;
    }

    // Operators see who there is, and nothing that was said.
    private IReadOnlyList<string> Hidden(Caller caller, string route, CheckedTenant victim, IReadOnlyList<string> forbidden) =>
        caller.IsOperator && _declared[route].IsOperators ? victim.OfTheBranch : forbidden;

    // 409 and 422 too: the handler has looked at what the id names.
    private static bool IsTaken(HttpStatusCode status) =>
        (int)status is (>= 200 and < 300) or 409 or 422;

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

    private static IEnumerable<(string Route, string Path)> Requests(CheckedTenant victim) =>
        ApiRoutes.Company(victim.Company).Concat(ApiRoutes.Operators(victim.Company)).SelectMany(route => route.Value.Select(path => (route.Key, path)));

    private static IEnumerable<(string Route, string Path)> Reads(CheckedTenant victim) =>
        Requests(victim).Where(request => request.Route.StartsWith("GET ", StringComparison.Ordinal));

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(Caller caller, string route, string path, CancellationToken cancellationToken)
    {
        using var client = api.As(await sessions.OpenAsync(caller, cancellationToken));
        using var request = new HttpRequestMessage(new HttpMethod(route.Split(' ')[0]), path) { Content = ApiRoutes.Body(route) };
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
