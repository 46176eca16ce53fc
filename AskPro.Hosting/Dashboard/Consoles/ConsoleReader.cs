using AskPro.Hosting.ApplicationModel;
using AskPro.Hosting.Launching;

namespace AskPro.Hosting.Dashboard.Consoles;

/// <summary>Which lines are wanted.</summary>
/// <param name="Resource">Whose; everybody's when null.</param>
/// <param name="Text">What they contain; anything when null.</param>
/// <param name="Since">Those after this one of the order of all lines.</param>
internal sealed record ConsoleQuery(string? Resource, string? Text, long Since);

/// <summary>Reads the lines that processes wrote: the last 10,000 of each are kept.</summary>
internal sealed class ConsoleReader(IResourceCollection resources, ResourceLoggerService loggers)
{
    /// <summary>Those who write lines, by name.</summary>
    public IReadOnlyList<string> Writers { get; } =
        [.. resources.Where(resource => resource.Annotations.OfType<LaunchAnnotation>().Any()).Select(resource => resource.Name)];

    /// <summary>The wanted lines and how far was read.</summary>
    public (IReadOnlyList<ConsoleLine> Lines, long ReadTo) Read(ConsoleQuery query)
    {
        var wanted = string.IsNullOrEmpty(query.Resource) ? Writers : [query.Resource];
        var fresh = loggers.LinesAfter(wanted, query.Since);
        var lines = fresh.Select(line => new ConsoleLine(line.Resource, line.Kept.Line.Content, line.Kept.Line.IsErrorMessage, line.Kept.At, line.Kept.Order));
        return ([.. lines.Where(line => line.Contains(query.Text))], fresh.Count > 0 ? fresh[^1].Kept.Order : query.Since);
    }
}
