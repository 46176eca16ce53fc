using AskPro.Data.Tenancy;

namespace AskPro.Data.ApiTokens;

/// <summary>
/// What a customer's own program sends instead of signing in. A personal token acts for its person and ends with the membership;
/// a company's token belongs to nobody and stays when its maker leaves. The token itself is never stored.
/// </summary>
public sealed class ApiToken : ICompanyOwned
{
    /// <summary>Characters of the end of a token that are kept to tell tokens apart.</summary>
    public const int HintLength = 4;

    /// <summary>Longest life in days.</summary>
    public const int LongestDays = 365;

    /// <summary>UUIDv7, made by the application.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid CompanyId { get; init; }

    /// <summary>Whose token it is; null for one of the company.</summary>
    public Guid? UserId { get; init; }

    /// <summary>Who made it; null when that person's account is gone.</summary>
    public Guid? CreatedBy { get; init; }

    /// <summary>What its maker calls it.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the token, 32 bytes.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>The last <see cref="HintLength"/> characters of the token.</summary>
    public required string Hint { get; init; }

    /// <summary>Names of the rights it may use at most, see <see cref="Memberships.RightNames"/>.</summary>
    public required string[] Scopes { get; init; }

    /// <summary>When it ends by itself.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Last use, written at most once a minute; null before the first one.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>When somebody ended it.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
