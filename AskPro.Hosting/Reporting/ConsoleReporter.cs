using AskPro.Hosting.ApplicationModel;
using AskPro.Hosting.Launching;

namespace AskPro.Hosting.Reporting;

/// <summary>Tells the developer at the terminal what happens: one line for each change, the addresses when all is up.</summary>
internal sealed class ConsoleReporter(
    IResourceCollection resources, ResourceNotificationService notifications, ResourceLoggerService loggers, TimeProvider time, TextWriter output)
{
    private const int LinesOfFailure = 20;

    private readonly Dictionary<string, string> _told = [];
    private readonly Dictionary<string, ResourceEvent> _current = [];
    private readonly long _begun = time.GetTimestamp();
    private Task _watching = Task.CompletedTask;
    private string? _dashboard;
    private bool _isUp;

    /// <param name="dashboard">The address that signs in to the dashboard, if there is one.</param>
    public void Start(string? dashboard = null)
    {
        _dashboard = dashboard;
        if (dashboard is not null)
            Say($"Dashboard: {dashboard}");
        _watching = Task.Run(WatchAsync);
    }

    /// <summary>Says what is left to say and falls silent.</summary>
    public async Task StopAsync()
    {
        notifications.Complete();
        await _watching;
    }

    public void Say(string text) => output.WriteLine($"{time.GetLocalNow():HH:mm:ss}  {text}");

    private async Task WatchAsync()
    {
        await foreach (var change in notifications.WatchAsync())
        {
            if (change.Resource is ParameterResource or ConnectionStringResource)
                continue;
            Tell(change);
            _current[change.Resource.Name] = change;
            if (!_isUp && _current.Values.All(IsSettled))
                TellAddresses();
        }
    }

    private static bool IsSettled(ResourceEvent last) =>
        HasFailed(last.Snapshot) || IsDone(last.Snapshot) || StartsOnDemand(last.Resource) || (last.Snapshot.IsReady && !WorksOnce(last.Resource));

    /// <summary>What does its work once and ends, such as the verb that writes demo data, is not there yet while it runs.</summary>
    private static bool WorksOnce(IResource resource) =>
        resource.Annotations.OfType<LaunchAnnotation>().Any() && !resource.Annotations.OfType<EndpointAnnotation>().Any();

    private static bool StartsOnDemand(IResource resource) => resource.Annotations.OfType<ExplicitStartAnnotation>().Any();

    private static bool IsDone(CustomResourceSnapshot snapshot) => snapshot.State?.Text == KnownResourceStates.Finished;

    /// <summary>What was stopped on request has not failed; then there is nothing to announce.</summary>
    private static bool HasFailed(CustomResourceSnapshot snapshot) => snapshot.State?.Style == "error";

    private void Tell(ResourceEvent change)
    {
        var name = change.Resource.Name;
        if (StateLine.Of(change.Snapshot) is not { } line || _told.GetValueOrDefault(name) == line)
            return;
        _told[name] = line;
        var width = resources.Where(resource => resource is not (ParameterResource or ConnectionStringResource)).Max(resource => resource.Name.Length);
        Say($"{name.PadRight(width)}  {line}");
        if (change.Snapshot.State?.Style == "error")
        {
            foreach (var logged in loggers.LastLines(name, LinesOfFailure))
                output.WriteLine($"{new string(' ', 10 + width)}  | {StateLine.WithoutColors(logged)}");
        }
    }

    private IEnumerable<UrlSnapshot> UrlsOf(string name) =>
        _current.GetValueOrDefault(name) is { Snapshot: { IsReady: true } snapshot } ? snapshot.Urls.Where(url => url.DisplayText is not null) : [];

    private static bool IsForPeople(IResource resource) => resource.Annotations.OfType<EndpointAnnotation>().Any(endpoint => endpoint.IsExternal);

    private void TellAddresses()
    {
        _isUp = true;
        output.WriteLine();
        var failed = string.Join(", ", _current.Where(entry => HasFailed(entry.Value.Snapshot)).Select(entry => entry.Key));
        var except = failed.Length == 0 ? "" : $" without {failed}, see above";
        output.WriteLine(FormattableString.Invariant($"AskPro is up{except} after {time.GetElapsedTime(_begun).TotalSeconds:0.0} s. Ctrl-C stops everything."));
        var urls = resources.OrderByDescending(IsForPeople).SelectMany(resource => UrlsOf(resource.Name)).ToList();
        var width = urls.Select(url => url.Url.Length).DefaultIfEmpty().Max();
        foreach (var url in urls)
            output.WriteLine($"  {url.Url.PadRight(width)}  {url.DisplayText}");
        if (_dashboard is not null)
            output.WriteLine($"  {_dashboard}  Dashboard");
        output.WriteLine();
    }
}
