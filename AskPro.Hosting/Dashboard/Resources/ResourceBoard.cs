using AskPro.Hosting.ApplicationModel;

namespace AskPro.Hosting.Dashboard.Resources;

/// <summary>What the pages show about resources, read anew each time.</summary>
internal sealed class ResourceBoard(
    IResourceCollection resources, ResourceNotificationService notifications, SecretWords secrets, EngineReference engine)
{
    /// <summary>Everything that has a life: parameters have a page of their own.</summary>
    public IReadOnlyList<ResourceRow> Rows() => [.. Shown().Select(Row)];

    public IEnumerable<IResource> Shown() => resources.Where(resource => resource is not ParameterResource);

    public IResource? Find(string name) => Shown().FirstOrDefault(resource => string.Equals(resource.Name, name, StringComparison.OrdinalIgnoreCase));

    public CustomResourceSnapshot SnapshotOf(IResource resource) =>
        notifications.TryGetCurrentState(resource.Name, out var current)
            ? current.Snapshot
            : new CustomResourceSnapshot { ResourceType = resource.GetType().Name, State = new ResourceStateSnapshot(KnownResourceStates.NotStarted, null) };

    public ResourceRow Row(IResource resource)
    {
        var snapshot = SnapshotOf(resource);
        return new ResourceRow(
            resource.Name,
            snapshot.ResourceType,
            ResourceState.Of(snapshot),
            snapshot.StartTimeStamp,
            SourceOf(snapshot),
            [.. snapshot.Urls.Select(url => new ResourceUrl(url.Url, url.DisplayText))],
            [.. ResourceCommandView.Of(resource, snapshot, engine.Services)]);
    }

    private string? SourceOf(CustomResourceSnapshot snapshot)
    {
        if (Property(snapshot, "executable.path") is not string path)
            return null;
        var arguments = Property(snapshot, "executable.args") as IEnumerable<string> ?? [];
        return secrets.Mask(string.Join(' ', arguments.Prepend(Path.GetFileName(path))));
    }

    private static object? Property(CustomResourceSnapshot snapshot, string name) =>
        snapshot.Properties.FirstOrDefault(property => property.Name == name)?.Value;
}

/// <summary>The services of the engine, for what is handed on to the commands of resources.</summary>
internal sealed record EngineReference(IServiceProvider Services);
