using System.Runtime.CompilerServices;

namespace AskPro.Tests.Support;

/// <summary>
/// Hosts of tests read their configuration once. Each would watch its files otherwise, and Linux lets a user have 128 inotify instances
/// (<c>fs.inotify.max_user_instances</c>): with many hosts at a time some would not start.
/// </summary>
internal static class FileWatches
{
    [ModuleInitializer]
    internal static void Forgo()
    {
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
        Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "1");
    }
}
