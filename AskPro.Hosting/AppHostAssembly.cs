using System.Reflection;

namespace AskPro.Hosting;

/// <summary>What the build wrote into the AppHost's assembly.</summary>
internal static class AppHostAssembly
{
    /// <summary>The folder of the AppHost's project.</summary>
    public static string DirectoryOf(Assembly? assembly) =>
        assembly?.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(metadata => metadata.Key == "apphostprojectpath")?.Value
        ?? Directory.GetCurrentDirectory();
}
