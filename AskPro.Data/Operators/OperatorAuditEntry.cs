namespace AskPro.Data.Operators;

/// <summary>
/// What operators did on the platform, and when; it outlives the company it is about. No service may update or delete one.
/// </summary>
public sealed class OperatorAuditEntry
{
    /// <summary>UUIDv7, made by the application.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it was done.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it; null when the system did, or who owns the installation.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The actor's name at the time.</summary>
    public required string ActorName { get; init; }

    /// <summary>What happened, as a stable code: <c>company.suspended</c>, <c>support.opened</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The company it is about, which may be gone; null when it is about none.</summary>
    public Guid? CompanyId { get; init; }

    /// <summary>Id of what was changed.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Its name at the time.</summary>
    public required string SubjectName { get; init; }

    /// <summary>The changed fields as they were (json object).</summary>
    public string? Before { get; init; }

    /// <summary>The changed fields as they are since (json object).</summary>
    public string? After { get; init; }
}
