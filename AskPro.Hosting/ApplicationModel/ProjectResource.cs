namespace AskPro.Hosting.ApplicationModel;

/// <summary>A project of this repository, started as its built executable.</summary>
/// <param name="name">The resource name.</param>
public sealed class ProjectResource(string name)
    : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery, IResourceWithWaitSupport;
