using Microsoft.Extensions.Configuration;

namespace AskPro.Hosting.Dashboard.Kept;

/// <summary>Whether telemetry outlives a restart, section <c>Dashboard:Kept</c>.</summary>
/// <param name="IsEnabled">In a developer's run yes, in a test only when it asks for it.</param>
/// <param name="Folder">Where; the folder of the run's data when null.</param>
/// <param name="Bytes">How large the files of logs, traces and metrics may become, each; the oldest go.</param>
internal sealed record KeptOptions(bool IsEnabled = true, string? Folder = null, long Bytes = 16 * 1024 * 1024)
{
    private const long Smallest = 64 * 1024;

    /// <exception cref="DistributedApplicationException">The bound is too small to keep anything.</exception>
    public static KeptOptions From(IConfiguration configuration, bool isTest)
    {
        var otherwise = new KeptOptions(IsEnabled: !isTest);
        var section = configuration.GetSection("Dashboard:Kept");
        var bytes = section.GetValue("Bytes", otherwise.Bytes);
        return bytes >= Smallest
            ? new KeptOptions(section.GetValue("Enabled", otherwise.IsEnabled), section["Folder"], bytes)
            : throw new DistributedApplicationException($"Dashboard:Kept:Bytes has to be at least {Smallest}; to keep nothing say Dashboard:Kept:Enabled=false.");
    }
}
