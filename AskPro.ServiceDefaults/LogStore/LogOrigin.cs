using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace AskPro.ServiceDefaults.LogStore;

/// <summary>Who writes: the service by the last part of its name, which the database checks against its role, and the instance as the hosting engine names it.</summary>
internal sealed class LogOrigin(IHostEnvironment environment, LoggerProvider provider)
{
    private const string InstanceAttribute = "service.instance.id";

    public string Service { get; } = environment.ApplicationName.Split('.')[^1].ToLowerInvariant();

    public string Instance { get; } =
        provider.GetResource().Attributes.FirstOrDefault(attribute => attribute.Key == InstanceAttribute).Value as string
        ?? $"{Environment.MachineName}:{Environment.ProcessId}";
}
