using Microsoft.Extensions.Diagnostics.HealthChecks;
using AskPro.Hosting.ApplicationModel;
using AskPro.Hosting.Launching;

namespace AskPro.Hosting.Engine;

/// <summary>How a resource looks before anything has happened to it. Plain values are there at once.</summary>
internal static class InitialSnapshot
{
    public static CustomResourceSnapshot Of(IResource resource) => resource switch
    {
        ParameterResource => Value("Parameter"),
        ConnectionStringResource => Value("ConnectionString"),
        _ => new CustomResourceSnapshot
        {
            ResourceType = resource.Annotations.OfType<LaunchAnnotation>().SingleOrDefault()?.ResourceType ?? resource.GetType().Name,
            State = new ResourceStateSnapshot(KnownResourceStates.NotStarted, null),
            Urls = [.. UrlsOf(resource)],
        },
    };

    private static CustomResourceSnapshot Value(string type) => new()
    {
        ResourceType = type,
        State = new ResourceStateSnapshot(KnownResourceStates.Running, "success"),
        HealthStatus = HealthStatus.Healthy,
        IsReady = true,
    };

    private static IEnumerable<UrlSnapshot> UrlsOf(IResource resource)
    {
        foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
        {
            var reference = new EndpointReference((IResourceWithEndpoints)resource, endpoint.Name);
            var url = new ResourceUrlAnnotation { Url = reference.Url, Endpoint = reference };
            foreach (var wish in resource.Annotations.OfType<UrlForEndpointAnnotation>().Where(wish => wish.EndpointName == endpoint.Name))
                wish.Callback(url);
            yield return new UrlSnapshot(endpoint.Name, url.Url, url.DisplayText);
        }
    }
}
