using System.Runtime.InteropServices;
using AskPro.Hosting.ApplicationModel;
using AskPro.Hosting.Processes;

namespace AskPro.Hosting.Launching;

/// <summary>Starts a project as Aspire would, except that the built executable is started directly: its pid is the service.</summary>
internal static class ProjectLaunch
{
    /// <summary>The variables of the launch profile and the addresses to listen on.</summary>
    public static Task AddProjectVariablesAsync(EnvironmentCallbackContext context, LaunchProfile? profile)
    {
        var variables = context.EnvironmentVariables;
        foreach (var (name, value) in profile?.Variables ?? new Dictionary<string, string>())
            variables[name] = value;
        if (profile is not null)
            variables["DOTNET_LAUNCH_PROFILE"] = profile.Name;
        variables["DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION"] = "true";
        variables["LOGGING__CONSOLE__FORMATTERNAME"] = "simple";

        var endpoints = context.Resource.Annotations.OfType<EndpointAnnotation>()
            .Where(endpoint => endpoint.UriScheme is "http" or "https")
            .Select(endpoint => new EndpointReference((IResourceWithEndpoints)context.Resource, endpoint.Name))
            .ToList();
        if (endpoints.Count > 0)
            variables["ASPNETCORE_URLS"] = string.Join(';', endpoints.Select(endpoint => endpoint.Url));
        return Task.CompletedTask;
    }

    public static async Task<ProcessLaunch> PrepareAsync(IProjectMetadata project, LaunchContext context, CancellationToken cancellationToken)
    {
        if (!File.Exists(project.TargetPath))
            throw new DistributedApplicationException($"{project.TargetPath} is missing: build the AppHost again.");

        var variables = TelemetryVariables.For(context);
        variables["DOTNET_ROOT"] = DotnetRoot();
        foreach (var (name, value) in await ResourceVariables.EvaluateAsync(context.Resource, context.ExecutionContext, cancellationToken))
            variables[name] = value;

        var arguments = await ResourceVariables.ArgumentsAsync(context.Resource, cancellationToken);
        var executable = Path.ChangeExtension(project.TargetPath, OperatingSystem.IsWindows() ? "exe" : null);
        var folder = Path.GetDirectoryName(project.ProjectPath)!;
        return File.Exists(executable)
            ? new ProcessLaunch(executable, arguments, variables, folder)
            : new ProcessLaunch("dotnet", [project.TargetPath, .. arguments], variables, folder);
    }

    /// <summary>The .NET this engine runs on, so that the services need none at a well-known place.</summary>
    private static string DotnetRoot() =>
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
}
