using AskPro.Data.Users;
using AskPro.ServiceDefaults.KeyRing;

namespace AskPro.Api.Features.SecondFactor;

/// <summary>What lies encrypted in <see cref="UserAuthenticator.SecretProtected"/>: the secret, and the session that asked for it.</summary>
/// <param name="Bytes">The secret.</param>
/// <param name="BegunIn">Only this session sees it again and switches the app on with it; null for secrets made before this was kept.</param>
internal readonly record struct AuthenticatorSecret(byte[] Bytes, Guid? BegunIn)
{
    // Long enough for fetching the telephone; an abandoned set-up is not taken up later.
    internal static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private const char Divider = '.';

    internal static string Protect(Guid userId, byte[] secret, Guid sessionId, ProtectedText secrets) =>
        secrets.Protect(ProtectedText.Authenticator, userId, $"{Convert.ToBase64String(secret)}{Divider}{sessionId:N}");

    internal static AuthenticatorSecret Read(UserAuthenticator authenticator, ProtectedText secrets)
    {
        var parts = secrets.Unprotect(ProtectedText.Authenticator, authenticator.UserId, authenticator.SecretProtected).Split(Divider);
        return new(Convert.FromBase64String(parts[0]), parts.Length > 1 ? Guid.Parse(parts[1]) : null);
    }

    /// <summary>Nothing: a record would print the secret.</summary>
    public override string ToString() => nameof(AuthenticatorSecret);
}
