using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using AskPro.Tests.Integration.RestApi;

namespace AskPro.LoadTest.Rights;

/// <summary>One request of the walk.</summary>
/// <param name="Route">As it is mapped, <c>METHOD /pattern</c>.</param>
/// <param name="Path">With ids and query.</param>
/// <param name="Json">The body; null without one.</param>
/// <param name="Names">Where it names something of the victim.</param>
internal sealed record Attempt(string Route, string Path, string? Json, NamedIn Names)
{
    /// <summary>Whether an answer means that the handler went on with what was named.</summary>
    public bool IsTaken(HttpStatusCode status) => Names switch
    {
        // 409 and 422 too: it has looked at the row.
        NamedIn.Path => (int)status is (>= 200 and < 300) or 409 or 422,
        // Refused as a field that names nothing (422); the version (409) is looked at only behind that.
        NamedIn.Body => (int)status is (>= 200 and < 300) or 409,
        _ => false,
    };
}

/// <summary>Where a request names something of the victim.</summary>
internal enum NamedIn
{
    Nowhere,
    Path,
    Body,
}

/// <summary>The requests by which somebody would reach a company.</summary>
internal static class Attempts
{
    /// <summary>What the tests of the routes send: known ids, and versions that nobody has read.</summary>
    public static IEnumerable<Attempt> Of(CheckedTenant victim) => Of(victim, _ => 0);

    /// <summary>The same with the versions that are stored: nothing but the company stands in the way.</summary>
    public static IEnumerable<Attempt> Of(CheckedTenant victim, StoredVersions versions) => Of(victim, versions.Of);

    /// <summary>Requests about the caller's own rows that name the victim's branch.</summary>
    public static IEnumerable<Attempt> WithBranchOf(CheckedTenant victim, GivenCompany own, StoredVersions versions)
    {
        foreach (var (route, path) in new[]
        {
            ("POST /api/phone-numbers", "/api/phone-numbers"),
            ("PUT /api/phone-numbers/{id:guid}", $"/api/phone-numbers/{own.NumberId:D}"),
            ("POST /api/agents", "/api/agents"),
            ("PUT /api/agents/{id:guid}", $"/api/agents/{own.AgentId:D}"),
            ("POST /api/invitations", "/api/invitations"),
            ("PUT /api/team/{id:guid}", $"/api/team/{own.UserId:D}"),
        })
        {
            var body = Body(route, versions.Of(path))!;
            if (body["allBranches"] is null)
            {
                body["branchId"] = victim.Company.BranchId;
            }
            else
            {
                body["allBranches"] = false;
                body["branchIds"] = new JsonArray(victim.Company.BranchId);
            }

            yield return new Attempt(route, path, body.ToJsonString(), NamedIn.Body);
        }
    }

    private static IEnumerable<Attempt> Of(CheckedTenant victim, Func<string, uint> versions) =>
        from route in ApiRoutes.Company(victim.Company).Concat(ApiRoutes.Operators(victim.Company))
        from path in route.Value
        let version = versions(path)
        select new Attempt(
            route.Key, path.Replace("version=0", $"version={version}", StringComparison.Ordinal), Body(route.Key, version)?.ToJsonString(),
            victim.Company.Named.Any(id => path.Contains(id.ToString("D"), StringComparison.Ordinal)) ? NamedIn.Path : NamedIn.Nowhere);

    private static JsonObject? Body(string route, uint version)
    {
        if (ApiRoutes.Body(route) is not { } content)
            return null;
        var body = JsonSerializer.SerializeToNode(content.Value)!.AsObject();
        if (body["version"] is not null)
            body["version"] = version;
        return body;
    }
}
