namespace AskPro.Hosting.ApplicationModel;

/// <summary>A part of the application: a process, a database, a value.</summary>
public interface IResource
{
    /// <summary>The name: unique in the application without regard to case, at most 64 letters, digits and hyphens.</summary>
    string Name { get; }

    /// <summary>What was said about the resource while the application was described.</summary>
    ResourceAnnotationCollection Annotations { get; }
}

/// <summary>A resource whose process gets environment variables.</summary>
public interface IResourceWithEnvironment : IResource;

/// <summary>A resource whose process gets command-line arguments.</summary>
public interface IResourceWithArgs : IResource;

/// <summary>A resource that listens on ports.</summary>
public interface IResourceWithEndpoints : IResource;

/// <summary>A resource whose endpoints others find by its name.</summary>
public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;

/// <summary>A resource that can be told to start after others.</summary>
public interface IResourceWithWaitSupport : IResource;

/// <summary>A resource that lives inside another, as a database in its server.</summary>
/// <typeparam name="T">The resource it lives in.</typeparam>
public interface IResourceWithParent<out T> : IResource where T : IResource
{
    /// <summary>The resource it lives in.</summary>
    T Parent { get; }
}
