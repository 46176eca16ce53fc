using System.Collections.Immutable;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AskPro.Hosting.ApplicationModel;

/// <summary>What is known about a resource at one moment.</summary>
public sealed record CustomResourceSnapshot
{
    /// <summary>The kind of resource, for example <c>Project</c>.</summary>
    public required string ResourceType { get; init; }

    /// <summary>One of <see cref="KnownResourceStates"/>, or null before the start.</summary>
    public ResourceStateSnapshot? State { get; init; }

    /// <summary>The worst of the health reports; null unless the resource runs.</summary>
    public HealthStatus? HealthStatus { get; init; }

    /// <summary>The health checks with their last results.</summary>
    public ImmutableArray<HealthReportSnapshot> HealthReports { get; init; } = [];

    /// <summary>The exit code of the last process, once it has ended. 128 plus the signal's number when a signal ended it.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The addresses to show.</summary>
    public ImmutableArray<UrlSnapshot> Urls { get; init; } = [];

    /// <summary>What the last process was given to know.</summary>
    public ImmutableArray<EnvironmentVariableSnapshot> EnvironmentVariables { get; init; } = [];

    /// <summary>More facts by name, <c>executable.pid</c> among them.</summary>
    public ImmutableArray<ResourcePropertySnapshot> Properties { get; init; } = [];

    /// <summary>When the running process started.</summary>
    public DateTimeOffset? StartTimeStamp { get; init; }

    /// <summary>When the last process ended.</summary>
    public DateTimeOffset? StopTimeStamp { get; init; }

    /// <summary>True once the resource was healthy and what had to happen then is done, for example its databases created.</summary>
    internal bool IsReady { get; init; }

    /// <summary>What went wrong or what is going on, for people.</summary>
    internal string? Note { get; init; }
}

/// <summary>A state with the way it should look.</summary>
/// <param name="Text">One of <see cref="KnownResourceStates"/>.</param>
/// <param name="Style">success, info, warning, error or null.</param>
public sealed record ResourceStateSnapshot(string Text, string? Style);

/// <summary>The last result of one health check.</summary>
/// <param name="Name">The check's key.</param>
/// <param name="Status">The result; null before the first.</param>
/// <param name="Description">Why it is not healthy.</param>
public sealed record HealthReportSnapshot(string Name, HealthStatus? Status, string? Description);

/// <summary>An address with what is behind it.</summary>
/// <param name="Name">The endpoint's name.</param>
/// <param name="Url">The address.</param>
/// <param name="DisplayText">What is behind it, in a few words.</param>
public sealed record UrlSnapshot(string? Name, string Url, string? DisplayText);

/// <summary>An environment variable of a process.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Value">Its value, secrets included.</param>
/// <param name="IsFromSpec">True when the application gave it; what is only inherited is not listed.</param>
public sealed record EnvironmentVariableSnapshot(string Name, string? Value, bool IsFromSpec);

/// <summary>A fact about a resource.</summary>
/// <param name="Name">The fact's name, for example <c>executable.pid</c>.</param>
/// <param name="Value">Its value.</param>
public sealed record ResourcePropertySnapshot(string Name, object? Value);

/// <summary>A change of a resource.</summary>
/// <param name="resource">The resource.</param>
/// <param name="resourceId">The running instance.</param>
/// <param name="snapshot">What is known now.</param>
public sealed class ResourceEvent(IResource resource, string resourceId, CustomResourceSnapshot snapshot)
{
    /// <summary>The resource.</summary>
    public IResource Resource => resource;

    /// <summary>The running instance.</summary>
    public string ResourceId => resourceId;

    /// <summary>What is known now.</summary>
    public CustomResourceSnapshot Snapshot => snapshot;
}
