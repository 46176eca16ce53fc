using System.Security.Cryptography;
using System.Text;
using AskPro.Data;
using AskPro.Data.Users;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.SecondFactor;

/// <summary>Ten codes for who has lost the app; shown once, stored as hashes, each good once.</summary>
internal sealed class RecoveryCodes(AskProDbContext database, TimeProvider time)
{
    internal const int Count = 10;

    /// <summary>66 bits: what a stolen hash holds cannot be tried out, and a telephone's keypad is enough to type it.</summary>
    internal const int Digits = 20;

    private const int GroupDigits = 5;

    /// <summary>Replaces all codes of a person; the answer is the only place where they ever stand.</summary>
    internal async Task<IReadOnlyList<string>> RenewAsync(Guid userId, CancellationToken cancellationToken)
    {
        await RemoveAsync(userId, cancellationToken);
        var now = time.GetUtcNow();
        var codes = Enumerable.Range(0, Count).Select(_ => RandomNumberGenerator.GetString("0123456789", Digits)).ToList();
        database.UserRecoveryCodes.AddRange(codes.Select(code => new UserRecoveryCode { UserId = userId, CodeHash = Hash(userId, code), CreatedAt = now }));
        await database.SaveChangesAsync(cancellationToken);
        return [.. codes.Select(code => string.Join('-', code.Chunk(GroupDigits).Select(group => new string(group))))];
    }

    internal Task<int> RemoveAsync(Guid userId, CancellationToken cancellationToken) =>
        database.UserRecoveryCodes.Where(code => code.UserId == userId).ExecuteDeleteAsync(cancellationToken);

    internal Task<int> LeftAsync(Guid userId, CancellationToken cancellationToken) =>
        database.UserRecoveryCodes.CountAsync(code => code.UserId == userId, cancellationToken);

    internal static byte[] Hash(Guid userId, string code) => SHA256.HashData(Encoding.UTF8.GetBytes($"{userId:N}{code}"));
}
