using AskPro.Data.Memberships;
using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace AskPro.LoadTest.Rights;

/// <summary>Every page, fragment, form and stream of the front end, with the ids of another company in paths and fields.</summary>
internal sealed class WebWalk(CheckedWeb web, RightsFigures figures)
{
    // Stands in for assets that are added while the front end runs in development.
    private const string AddedAssets = "{**path:file}";

    /// <summary>What pages call the right of operators, who have none in a company.</summary>
    private const string Operator = AskPro.Web.Sessions.Rights.Operator;

    private static readonly string[] IdFields = ["id", "companyId", "branchId", "branch", "branches", "userId", "sessionId"];

    private readonly List<RouteEndpoint> _routes =
    [
        .. web.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<StaticAssetDescriptor>() is null && route.RoutePattern.RawText != AddedAssets)
            // Forms last: they may end the session.
            .OrderBy(route => Method(route) != HttpMethods.Get),
    ];

    public void Survey()
    {
        foreach (var route in _routes)
            figures.Walked($"web {Method(route)} {route.RoutePattern.RawText}", IsOpen(route) || route.Metadata.GetMetadata<DeclaredRight>() is not null);
    }

    public async Task AttackAsync(Caller caller, CheckedTenant victim, IReadOnlyList<string> forbidden, CancellationToken cancellationToken)
    {
        using var visitor = new Visitor(web.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }), caller);
        foreach (var route in _routes)
        {
            foreach (var (path, id) in Paths(route, victim))
            {
                var (status, body) = Method(route) == HttpMethods.Get
                    ? await visitor.GetAsync(path, cancellationToken)
                    : await visitor.PostAsync(path, Fields(id, victim), cancellationToken);
                figures.Tried(caller);
                if ((int)status is 429 or >= 500)
                    figures.Unanswered($"web {Method(route)} {path} answers {caller} with {(int)status}.");
                if ((IsForOperators(route) && caller.IsOperator ? victim.OfTheBranch : forbidden).FirstOrDefault(trace => body.Contains(trace, StringComparison.OrdinalIgnoreCase)) is { } trace)
                    figures.Leaked($"web {Method(route)} {path} shows {caller} '{trace}'.");
                else if ((int)status is >= 200 and < 300 && !May(caller, route))
                    figures.Leaked($"web {Method(route)} {path} serves {caller}, who lacks the right.");
            }
        }
    }

    private static bool IsOpen(RouteEndpoint route) => route.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static bool IsForOperators(RouteEndpoint route) => route.Metadata.GetMetadata<DeclaredRight>()?.Right == Operator;

    private static bool May(Caller caller, RouteEndpoint route) =>
        IsOpen(route) || (caller.IsKnown && (route.Metadata.GetMetadata<DeclaredRight>()?.Right is not { } right || caller.Rights.Select(RightNames.Of).Append(caller.IsOperator ? Operator : "").Contains(right)));

    private static string Method(RouteEndpoint route) =>
        route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is [var method, ..] ? method : HttpMethods.Get;

    private static IEnumerable<(string Path, Guid Id)> Paths(RouteEndpoint route, CheckedTenant victim)
    {
        var pattern = "/" + route.RoutePattern.RawText!.Trim('/');
        return route.RoutePattern.Parameters.Count == 0
            ? [(pattern, victim.Company.Id)]
            : victim.Company.Named.Select(id => (route.RoutePattern.Parameters.Aggregate(
                pattern, (path, parameter) => Replaced(path, parameter.Name, id.ToString("D"))), id));
    }

    private static string Replaced(string path, string parameter, string value)
    {
        var start = path.IndexOf('{' + parameter, StringComparison.Ordinal);
        return start < 0 ? path : path[..start] + value + path[(path.IndexOf('}', start) + 1)..];
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(Guid id, CheckedTenant victim) =>
    [
        .. IdFields.Select(field => KeyValuePair.Create(field, (field == "companyId" ? victim.Company.Id : id).ToString("D"))),
        new("name", "Fremd"), new("label", "Fremd"), new("role", "owner"), new("allBranches", "true"), new("version", "0"),
    ];
}
