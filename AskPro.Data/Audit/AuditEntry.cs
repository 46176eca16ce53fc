using AskPro.Data.Tenancy;

namespace AskPro.Data.Audit;

/// <summary>
/// Who changed what in a company, and when. Written in the transaction of the change; no service may update or delete one.
/// </summary>
public sealed class AuditEntry : ICompanyOwned
{
    /// <summary>UUIDv7, made by the application.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid CompanyId { get; init; }

    /// <summary>When it was changed.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it; null when the system or a company's token did.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The actor's name at the time: it stays when the person is gone. Of a company's token the token's.</summary>
    public required string ActorName { get; init; }

    /// <summary>The API token by which it was done; null when a person did it on a page.</summary>
    public Guid? TokenId { get; init; }

    /// <summary>That token's name at the time.</summary>
    public string? TokenName { get; init; }

    /// <summary>What happened, as a stable code: <c>company.changed</c>, <c>number.added</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Id of what was changed.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Its name at the time.</summary>
    public required string SubjectName { get; init; }

    /// <summary>The changed fields as they were (json object); null when it is new.</summary>
    public string? Before { get; init; }

    /// <summary>The changed fields as they are since (json object); null when it is gone.</summary>
    public string? After { get; init; }
}
