namespace AskPro.Data.Users;

/// <summary>The authenticator app of a person (RFC 6238). Not a tenant row, as the person is none.</summary>
public sealed class UserAuthenticator
{
    /// <summary>Whose it is; one a person.</summary>
    public required Guid UserId { get; init; }

    /// <summary>The shared secret, encrypted with the key ring and bound to the person.</summary>
    public required string SecretProtected { get; set; }

    /// <summary>When the secret was made.</summary>
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the first right code was typed; null while it is being set up, and then no sign-in asks for it.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>Number of the latest time step whose code was used: no code is good twice.</summary>
    public long LastStep { get; set; }
}
