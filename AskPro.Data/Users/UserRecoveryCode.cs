namespace AskPro.Data.Users;

/// <summary>A code for who has lost the authenticator app; gone when it is used.</summary>
public sealed class UserRecoveryCode
{
    /// <summary>Whose it is.</summary>
    public required Guid UserId { get; init; }

    /// <summary>SHA-256 of person and code, 32 bytes. The code has 20 random digits, too many to try out.</summary>
    public required byte[] CodeHash { get; init; }

    /// <summary>When it was shown.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
