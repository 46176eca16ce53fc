using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AskPro.Worker.Calls;

/// <summary>What identifies a call: Retell's id is unique only within a company.</summary>
internal readonly record struct CallKey(Guid CompanyId, string CallId)
{
    /// <summary>A number for Postgres' advisory locks. Two calls with one number merely wait for each other.</summary>
    public long LockNumber()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"call {CompanyId:D} {CallId}"), hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}
