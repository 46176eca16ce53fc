namespace AskPro.Data.Sessions;

/// <summary>A signed-in person, in one company or, for operators, in none. The token itself is never stored.</summary>
public sealed class Session
{
    /// <summary>Characters kept of <see cref="UserAgent"/>; enough to tell browser and system.</summary>
    public const int LongestUserAgent = 200;

    /// <summary>UUIDv7, made by the application.</summary>
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the opaque 256-bit token, 32 bytes.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>Who is signed in.</summary>
    public required Guid UserId { get; init; }

    /// <summary>The company the person works in; null for an operator who works in none.</summary>
    public required Guid? CompanyId { get; init; }

    /// <summary>Whether it is an operator's: such a session outlives a support access, without its company.</summary>
    public bool IsOperator { get; init; }

    /// <summary>What the browser calls itself, cut to <see cref="LongestUserAgent"/> characters; never an address.</summary>
    public string? UserAgent { get; init; }

    /// <summary>When the person signed in.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the person last proved who they are: at sign-in, or again before a dangerous act.</summary>
    public required DateTimeOffset VerifiedAt { get; set; }

    /// <summary>When the session ends by itself.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When it was ended by sign-out or by an administrator.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>Last use, written at most once a minute.</summary>
    public required DateTimeOffset LastSeenAt { get; set; }
}
