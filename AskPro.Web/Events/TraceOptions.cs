using System.ComponentModel.DataAnnotations;

namespace AskPro.Web.Events;

/// <summary>Where people look at traces; configuration section <c>Telemetry</c>.</summary>
internal sealed class TraceOptions : IValidatableObject
{
    internal const string Section = "Telemetry";

    private const string Place = "{trace_id}";

    /// <summary>The address of a trace with <c>{trace_id}</c> for its id; null when there is no such place.</summary>
    public string? TraceUrl { get; set; }

    /// <summary>The address of a trace; null without a place to look at it.</summary>
    public string? Of(string? traceId) => string.IsNullOrEmpty(TraceUrl) || traceId is null ? null : TraceUrl.Replace(Place, traceId, StringComparison.Ordinal);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(TraceUrl) && !IsTemplate(TraceUrl))
            yield return new ValidationResult("Telemetry:TraceUrl is no address of a trace, as in: https://traces.example.org/trace/{trace_id}.");
    }

    private static bool IsTemplate(string typed) =>
        typed.Contains(Place, StringComparison.Ordinal) && Uri.TryCreate(typed.Replace(Place, "0", StringComparison.Ordinal), UriKind.Absolute, out var url)
        && url is { Scheme: "http" or "https", UserInfo: "" };
}
