using System.Diagnostics;

namespace AskPro.Hosting.Processes;

/// <summary>
/// What a process must not inherit from the AppHost: how the AppHost itself was launched, and settings that carry secrets. Who
/// needs a secret is handed it by the topology, by name.
/// </summary>
internal static class InheritedEnvironment
{
    private static readonly HashSet<string> Own =
        new(StringComparer.OrdinalIgnoreCase) { "DOTNET_ENVIRONMENT", "DOTNET_LAUNCH_PROFILE", "ASPIRE_LOGLEVEL" };

    private static readonly string[] SecretSections = ["Retell__", "Parameters__", "KeyRing__", "ConnectionStrings__", "DatabaseRoles__", "Mail__", "Dashboard__", "AppHost__", "ASPIRE_DASHBOARD_"];

    public static void Apply(ProcessStartInfo start, IReadOnlyDictionary<string, string?> variables)
    {
        foreach (var name in start.Environment.Keys.Where(IsOwn).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in variables)
        {
            if (value is null)
                start.Environment.Remove(name);
            else
                start.Environment[name] = value;
        }
    }

    private static bool IsOwn(string name) =>
        Own.Contains(name)
        || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || SecretSections.Any(section => name.StartsWith(section, StringComparison.OrdinalIgnoreCase));
}
