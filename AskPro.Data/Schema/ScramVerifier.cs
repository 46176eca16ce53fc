using System.Security.Cryptography;
using System.Text;

namespace AskPro.Data.Schema;

/// <summary>
/// What Postgres stores of a password (RFC 5803). It is computed here, so that the password itself is in no statement and
/// in no log of the server.
/// </summary>
internal static class ScramVerifier
{
    // Postgres' own default (scram_iterations).
    private const int Iterations = 4096;
    private const int SaltSize = 16;

    /// <param name="password">Printable ASCII, for which SASLprep changes nothing.</param>
    public static string For(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltSize);
        var salted = Rfc2898DeriveBytes.Pbkdf2(
            Encoding.ASCII.GetBytes(password), salt, Iterations, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);
        var storedKey = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var serverKey = HMACSHA256.HashData(salted, "Server Key"u8);
        return $"SCRAM-SHA-256${Iterations}:{Convert.ToBase64String(salt)}"
            + $"${Convert.ToBase64String(storedKey)}:{Convert.ToBase64String(serverKey)}";
    }
}
