using AskPro.Hosting.ApplicationModel;
using AskPro.Hosting.Launching;

namespace AskPro.Hosting;

/// <summary>Adds projects.</summary>
public static class ProjectResourceBuilderExtensions
{
    /// <summary>Adds a project with its default launch profile.</summary>
    /// <typeparam name="TProject">A generated class of the namespace Projects.</typeparam>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource name.</param>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, string name)
        where TProject : IProjectMetadata, new() =>
        builder.AddProject<TProject>(name, launchProfileName: null);

    /// <summary>Adds a project. Its launch profile gives endpoints and environment variables.</summary>
    /// <typeparam name="TProject">A generated class of the namespace Projects.</typeparam>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource name.</param>
    /// <param name="launchProfileName">The profile, the project's first when null.</param>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(
        this IDistributedApplicationBuilder builder, string name, string? launchProfileName)
        where TProject : IProjectMetadata, new()
    {
        var project = new TProject();
        var profile = LaunchProfile.Choose(project.ProjectPath, launchProfileName, builder.Configuration["DOTNET_LAUNCH_PROFILE"]);
        var resource = builder.AddResource(new ProjectResource(name));
        foreach (var endpoint in profile?.Endpoints() ?? [])
            resource.WithAnnotation(endpoint);
        return resource
            .WithAnnotation(new EnvironmentCallbackAnnotation(context => ProjectLaunch.AddProjectVariablesAsync(context, profile)))
            .WithAnnotation(new CommandLineArgsAnnotation(profile?.Arguments ?? []))
            .WithAnnotation(new LaunchAnnotation("Project", (context, ct) => ProjectLaunch.PrepareAsync(project, context, ct)));
    }
}
