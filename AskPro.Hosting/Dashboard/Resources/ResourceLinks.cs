using AskPro.Hosting.ApplicationModel;

namespace AskPro.Hosting.Dashboard.Resources;

/// <summary>What one resource has to do with another.</summary>
/// <param name="From">The one that needs the other.</param>
/// <param name="To">The other.</param>
/// <param name="Kind"><c>waits for</c>, <c>waits for the end of</c>, <c>uses</c> or <c>lives in</c>.</param>
public sealed record ResourceLink(string From, string To, string Kind)
{
    /// <summary>What the application says about its resources, each pair once, the strongest word first.</summary>
    internal static IReadOnlyList<ResourceLink> Of(IEnumerable<IResource> resources) =>
        [.. resources.SelectMany(Of).DistinctBy(link => (link.From, link.To))];

    private static IEnumerable<ResourceLink> Of(IResource resource) =>
    [
        .. resource is IResourceWithParent<IResource> child ? [new ResourceLink(resource.Name, child.Parent.Name, "lives in")] : Array.Empty<ResourceLink>(),
        .. resource.Annotations.OfType<WaitAnnotation>()
            .Select(wait => new ResourceLink(resource.Name, wait.Resource.Name, wait.Type == WaitType.Completed ? "waits for the end of" : "waits for")),
        .. resource.Annotations.OfType<UsesAnnotation>().Where(use => use.Resource is not ParameterResource)
            .Select(use => new ResourceLink(resource.Name, use.Resource.Name, "uses")),
    ];
}
