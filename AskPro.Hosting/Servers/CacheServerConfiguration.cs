using System.Text.Json;

namespace AskPro.Hosting.Servers;

/// <summary>
/// The password of a cache server in a file that only its account may read: a command line is shown to every account of
/// the machine. The file stays, because a server that is started again reads it again.
/// </summary>
internal static class CacheServerConfiguration
{
    public static string WriteForGarnet(CacheServerOptions options) => Write(
        options,
        "garnet.json",
        JsonSerializer.Serialize(new Dictionary<string, string> { ["AuthenticationMode"] = "Password", ["Password"] = options.Password }));

    public static string WriteForRedis(CacheServerOptions options) => Write(
        options, "redis.conf", $"requirepass \"{options.Password.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"\n");

    private static string Write(CacheServerOptions options, string name, string content)
    {
        var file = Path.Combine(ServerFolders.Create(options.Folder), name);
        var stream = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            stream.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // The mode counts only for a file that is new.
        File.Delete(file);
        using var writer = new StreamWriter(file, stream);
        writer.Write(content);
        return file;
    }
}
