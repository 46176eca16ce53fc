namespace AskPro.Hosting.ApplicationModel;

/// <summary>A port a resource listens on.</summary>
/// <param name="uriScheme">The scheme of its address.</param>
/// <param name="name">The endpoint's name, unique in the resource.</param>
/// <param name="port">The public port, any free one when null.</param>
public sealed class EndpointAnnotation(string uriScheme, string name, int? port = null) : IResourceAnnotation
{
    /// <summary>The endpoint's name, unique in the resource.</summary>
    public string Name => name;

    /// <summary>The scheme of its address.</summary>
    public string UriScheme => uriScheme;

    /// <summary>The public port, any free one when null.</summary>
    public int? Port { get; set; } = port;

    /// <summary>True when the endpoint is meant for people outside the application.</summary>
    public bool IsExternal { get; set; }

    /// <summary>The variable that tells the process its port.</summary>
    internal string? PortVariable { get; init; }

    /// <summary>The port of this run, known once the application starts.</summary>
    internal int? AllocatedPort { get; set; }
}
