namespace AskPro.Data.Outbox;

/// <summary>An effect outside the database that a change asks for.</summary>
public sealed record OutboxMessage
{
    /// <summary>UUIDv7, made by the application.</summary>
    public required Guid Id { get; init; }

    /// <summary>The company it is about; null when it is about a person.</summary>
    public Guid? CompanyId { get; init; }

    /// <summary>What makes two requests for the same effect one, 1 to 200 characters. Holds no personal data: it is not encrypted.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>What to do, encrypted.</summary>
    public required string Payload { get; init; }

    /// <summary>Until when it is of use: its link works no longer. Null: for ever.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
