namespace AskPro.Data.SignUps;

/// <summary>
/// Somebody's wish to use AskPro for their business, until they show that the mailbox is theirs. Of no company: there is none yet.
/// </summary>
public sealed class SignUp
{
    /// <summary>UUIDv7, made by the application.</summary>
    public required Guid Id { get; init; }

    /// <summary>The address that the link goes to.</summary>
    public required string Email { get; init; }

    /// <summary>The same as addresses are compared.</summary>
    public required string NormalizedEmail { get; init; }

    /// <summary>The name of the person.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The name of the business.</summary>
    public required string CompanyName { get; init; }

    /// <summary>Language of the business, <c>de</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>SHA-256 of the secret in the link, 32 bytes.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the link stops being good; the row goes with the next wish of anybody.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
