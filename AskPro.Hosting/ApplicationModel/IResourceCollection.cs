using System.Collections;

namespace AskPro.Hosting.ApplicationModel;

/// <summary>The resources of an application in the order they were added.</summary>
public interface IResourceCollection : IReadOnlyList<IResource>;

internal sealed class ResourceCollection : IResourceCollection
{
    private readonly List<IResource> _resources = [];

    public int Count => _resources.Count;

    public IResource this[int index] => _resources[index];

    public void Add(IResource resource)
    {
        if (_resources.Any(other => string.Equals(other.Name, resource.Name, StringComparison.OrdinalIgnoreCase)))
            throw new DistributedApplicationException($"There are two resources named '{resource.Name}'.");
        _resources.Add(resource);
    }

    public IEnumerator<IResource> GetEnumerator() => _resources.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
