namespace AskPro.Hosting.ApplicationModel;

/// <summary>Any other program.</summary>
/// <param name="name">The resource name.</param>
/// <param name="command">The program, by path or as found on the search path.</param>
/// <param name="workingDirectory">The folder it runs in.</param>
public sealed class ExecutableResource(string name, string command, string workingDirectory)
    : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery, IResourceWithWaitSupport
{
    /// <summary>The program, by path or as found on the search path.</summary>
    public string Command => command;

    /// <summary>The folder it runs in.</summary>
    public string WorkingDirectory => workingDirectory;
}
