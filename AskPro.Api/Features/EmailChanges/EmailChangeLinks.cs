using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AskPro.Api.Features.PasswordResets;
using AskPro.Data.Users;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.EmailChanges;

/// <summary>
/// The secret of a link to a new address: encrypted with the key ring, holds person, address and security stamp. The change itself and
/// every new password change the stamp, so every link of before is worth nothing then.
/// </summary>
internal sealed class EmailChangeLinks(IDataProtectionProvider protection, IOptions<PasswordResetOptions> options)
{
    private const int Longest = 2048;

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("AskPro.EmailChange").ToTimeLimitedDataProtector();

    internal string Create(User user, string email) => Base64Url.EncodeToString(_protector.Protect(
        JsonSerializer.SerializeToUtf8Bytes(new Change(user.Id, email, user.SecurityStamp)), TimeSpan.FromMinutes(options.Value.LinkMinutes)));

    /// <summary>Null for a link that is too old or none of ours.</summary>
    internal Change? Read(string? text)
    {
        if (text is not { Length: > 0 and <= Longest } || !Base64Url.IsValid(text)) return null;
        try
        {
            return JsonSerializer.Deserialize<Change>(Encoding.UTF8.GetString(_protector.Unprotect(Base64Url.DecodeFromChars(text))));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    internal sealed record Change(Guid UserId, string Email, string? Stamp)
    {
        /// <summary>Nothing: a record would print who it is.</summary>
        public override string ToString() => nameof(Change);
    }
}
