using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace AskPro.Hosting.Dashboard.Telemetry;

/// <summary>How much telemetry is kept, section <c>Dashboard:Limits</c>. What is over a limit pushes out the oldest.</summary>
internal sealed record TelemetryLimits
{
    private const string Section = "Dashboard:Limits";
    private const int MegaByte = 1024 * 1024;

    /// <summary>Log records.</summary>
    [Range(1, 1_000_000)]
    public int Logs { get; init; } = 10_000;

    /// <summary>Traces.</summary>
    [Range(1, 1_000_000)]
    public int Traces { get; init; } = 10_000;

    /// <summary>Spans of one trace; further ones are refused.</summary>
    [Range(1, 1_000_000)]
    public int SpansPerTrace { get; init; } = 20_000;

    /// <summary>Points of one dimension of an instrument; equal points in a row are one.</summary>
    [Range(2, 1_000_000)]
    public int PointsPerDimension { get; init; } = 50_000;

    /// <summary>Exemplars of one dimension.</summary>
    [Range(1, 100_000)]
    public int ExemplarsPerDimension { get; init; } = 200;

    /// <summary>Attributes of one record; further ones are left out.</summary>
    [Range(1, 10_000)]
    public int Attributes { get; init; } = 128;

    /// <summary>Senders (a restarted process is a new one), scopes, instruments and dimensions, each; further ones are refused.</summary>
    [Range(1, 1_000_000)]
    public int Names { get; init; } = 10_000;

    /// <summary>Memory of the log records, bytes.</summary>
    [Range(1, long.MaxValue)]
    public long LogBytes { get; init; } = 64L * MegaByte;

    /// <summary>Memory of the spans, bytes.</summary>
    [Range(1, long.MaxValue)]
    public long TraceBytes { get; init; } = 192L * MegaByte;

    /// <summary>Memory of the points, bytes.</summary>
    [Range(1, long.MaxValue)]
    public long MetricBytes { get; init; } = 64L * MegaByte;

    /// <exception cref="DistributedApplicationException">A limit is out of its range.</exception>
    public static TelemetryLimits From(IConfiguration configuration)
    {
        var limits = configuration.GetSection(Section).Get<TelemetryLimits>() ?? new TelemetryLimits();
        var wrong = new List<ValidationResult>();
        if (!Validator.TryValidateObject(limits, new ValidationContext(limits), wrong, validateAllProperties: true))
            throw new DistributedApplicationException($"{Section}: {string.Join(' ', wrong.Select(result => result.ErrorMessage))}");
        return limits;
    }
}
