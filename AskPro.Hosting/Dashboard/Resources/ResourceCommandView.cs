using AskPro.Hosting.ApplicationModel;
using AskPro.Hosting.Launching;

namespace AskPro.Hosting.Dashboard.Resources;

/// <summary>A command as its button shows it.</summary>
/// <param name="Name">The command's name.</param>
/// <param name="Text">The words on the button.</param>
/// <param name="Description">What it does.</param>
/// <param name="Confirmation">What is asked first; nothing when null.</param>
/// <param name="IsEnabled">Whether it can be run now.</param>
public sealed record ResourceCommandView(string Name, string Text, string? Description, string? Confirmation, bool IsEnabled)
{
    internal static IEnumerable<ResourceCommandView> Of(IResource resource, CustomResourceSnapshot snapshot, IServiceProvider engine) =>
        [.. OfProcess(resource, snapshot), .. OfItsOwn(resource, snapshot, engine)];

    private static IEnumerable<ResourceCommandView> OfProcess(IResource resource, CustomResourceSnapshot snapshot)
    {
        if (!resource.Annotations.OfType<LaunchAnnotation>().Any())
            yield break;
        var state = snapshot.State?.Text ?? "";
        var isDown = state == KnownResourceStates.NotStarted || KnownResourceStates.TerminalStates.Contains(state);
        if (isDown)
            yield return new ResourceCommandView(KnownResourceCommands.StartCommand, "Start", null, null, true);
        else
            yield return new ResourceCommandView(KnownResourceCommands.StopCommand, "Stop", null, null, state != KnownResourceStates.Stopping);
        yield return new ResourceCommandView(KnownResourceCommands.RestartCommand, "Restart", null, null, state == KnownResourceStates.Running);
    }

    private static IEnumerable<ResourceCommandView> OfItsOwn(IResource resource, CustomResourceSnapshot snapshot, IServiceProvider engine)
    {
        foreach (var command in resource.Annotations.OfType<ResourceCommandAnnotation>())
        {
            var state = command.Options.UpdateState?.Invoke(new UpdateCommandStateContext { ResourceSnapshot = snapshot, ServiceProvider = engine });
            if (state != ResourceCommandState.Hidden)
                yield return new ResourceCommandView(command.Name, command.DisplayName, command.Options.Description, command.Options.ConfirmationMessage, state != ResourceCommandState.Disabled);
        }
    }
}
