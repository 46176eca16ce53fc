using AskPro.Web.Sessions;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Primitives;

namespace AskPro.Web.StepUp;

/// <summary>A request that waits until the person has proved again who they are. It travels encrypted in the form that asks for the proof, so nothing typed is lost.</summary>
/// <param name="SessionTag">The session it was sent in; in no other it is carried on.</param>
/// <param name="Address">Path and query.</param>
/// <param name="Pattern">Pattern of its route.</param>
/// <param name="IsForm">Whether it is a form that was sent, not a page that was only opened.</param>
/// <param name="RouteValues">What stands in the path.</param>
/// <param name="Fields">What was typed.</param>
/// <param name="Back">The page it came from, for who thinks better of it.</param>
internal sealed record Interruption(
    string SessionTag, string Address, string? Pattern, bool IsForm, Dictionary<string, string?> RouteValues, Dictionary<string, string?[]> Fields, string Back)
{
    private const string AntiforgeryField = "__RequestVerificationToken";

    public static async Task<Interruption> OfAsync(HttpContext context, Viewer viewer)
    {
        var request = context.Request;
        var isForm = HttpMethods.IsPost(request.Method);
        var fields = isForm ? (await request.ReadFormAsync(context.RequestAborted)).Where(field => field.Key != AntiforgeryField) : [];
        return new(
            viewer.SessionTag,
            request.Path + request.QueryString,
            Route(context.GetEndpoint())?.RawText,
            isForm,
            request.RouteValues.ToDictionary(value => value.Key, value => value.Value?.ToString()),
            fields.ToDictionary(field => field.Key, field => field.Value.ToArray()),
            Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var referrer) && referrer.Authority == request.Host.Value ? referrer.PathAndQuery : "/");
    }

    /// <summary>What it is about, when the route says so in its path.</summary>
    public Guid Id => Guid.TryParse(RouteValues.GetValueOrDefault("id"), out var id) ? id : Guid.Empty;

    /// <summary>What was typed in a field; null when there is none.</summary>
    public string? Typed(string field) => Fields.GetValueOrDefault(field)?.FirstOrDefault();

    /// <summary>What waits.</summary>
    public Act ActOf(IServiceProvider services) => EndpointOf(services)?.Metadata.GetMetadata<Act>() ?? Acts.Other;

    /// <summary>Sends the form again as if it came from the browser: same route, same fields. Api decides as it does on any request.</summary>
    public Task CarryOnAsync(HttpContext context)
    {
        if (!IsForm)
            return new SeeOther(Address).ExecuteAsync(context);
        var endpoint = EndpointOf(context.RequestServices);
        if (endpoint?.RequestDelegate is not { } handler || !MayUse(endpoint, context))
        {
            context.Response.StatusCode = endpoint is null ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }
        context.SetEndpoint(endpoint);
        context.Request.Path = Address.Split('?')[0];
        context.Request.QueryString = Address.Contains('?', StringComparison.Ordinal) ? new(Address[Address.IndexOf('?', StringComparison.Ordinal)..]) : default;
        context.Request.RouteValues = new(RouteValues);
        context.Request.Form = new FormCollection(Fields.ToDictionary(field => field.Key, field => new StringValues(field.Value)));
        return handler(context);
    }

    private Endpoint? EndpointOf(IServiceProvider services)
    {
        var method = IsForm ? HttpMethods.Post : HttpMethods.Get;
        return services.GetRequiredService<EndpointDataSource>().Endpoints.FirstOrDefault(
            found => Route(found)?.RawText == Pattern && found.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method) == true);
    }

    // The middleware that asks for rights has looked at the route of the confirmation.
    private static bool MayUse(Endpoint endpoint, HttpContext context) =>
        endpoint.Metadata.GetMetadata<DeclaredRight>() is { } declared
        && Viewer.From(context.User) is { } viewer && (declared.Right is null || viewer.May(declared.Right));

    private static RoutePattern? Route(Endpoint? endpoint) => (endpoint as RouteEndpoint)?.RoutePattern;
}
