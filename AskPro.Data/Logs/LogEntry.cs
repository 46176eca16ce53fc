namespace AskPro.Data.Logs;

/// <summary>A kept log record of Api or Worker. The table is filled by ServiceDefaults, with texts bounded there.</summary>
public sealed class LogEntry
{
    /// <summary>In the order of writing.</summary>
    public long Id { get; init; }

    /// <summary>When it was logged.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary><c>api</c> or <c>worker</c>.</summary>
    public required string Service { get; init; }

    /// <summary>Which process of the service.</summary>
    public required string Instance { get; init; }

    /// <summary>OpenTelemetry's number; see <see cref="LogSeverities"/>.</summary>
    public required short Severity { get; init; }

    /// <summary>Who logged.</summary>
    public required string Category { get; init; }

    /// <summary>The stable id of docs/telemetry.md; 0 for what has none.</summary>
    public required int EventId { get; init; }

    /// <summary>The name of the event.</summary>
    public string? EventName { get; init; }

    /// <summary>The message before its values were filled in.</summary>
    public string? Template { get; init; }

    /// <summary>The message.</summary>
    public required string Message { get; init; }

    /// <summary>Its values by name (json object).</summary>
    public required string Attributes { get; init; }

    /// <summary>The trace it belongs to, 32 hexadecimal digits.</summary>
    public string? TraceId { get; init; }

    /// <summary>The span in it, 16 hexadecimal digits.</summary>
    public string? SpanId { get; init; }

    /// <summary>The type of the exception.</summary>
    public string? ExceptionType { get; init; }

    /// <summary>Its message.</summary>
    public string? ExceptionMessage { get; init; }

    /// <summary>Where it came from.</summary>
    public string? ExceptionStack { get; init; }
}
