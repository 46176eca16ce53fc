using System.Buffers.Text;
using AskPro.Data.Users;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.PasswordResets;

/// <summary>
/// The secret of a link: encrypted with the key ring, holds person, time and security stamp. A new password changes the stamp,
/// so every link of before is worth nothing then.
/// </summary>
internal sealed class PasswordResetTokens(
    IDataProtectionProvider protection, IOptions<PasswordResetTokenOptions> options, ILogger<DataProtectorTokenProvider<User>> logger)
    : DataProtectorTokenProvider<User>(protection, options, logger)
{
    internal const string Provider = PasswordLinks.Provider;

    /// <summary>Identity's base64 in letters that need no escaping in a link.</summary>
    internal static string ForLink(string token) => Base64Url.EncodeToString(Convert.FromBase64String(token));

    /// <summary>Null for what no link of ours looks like.</summary>
    internal static string? FromLink(string? text) =>
        text is { Length: > 0 and <= 1024 } && Base64Url.IsValid(text) ? Convert.ToBase64String(Base64Url.DecodeFromChars(text)) : null;
}

/// <summary>Options of their own: other links of Identity live longer.</summary>
internal sealed class PasswordResetTokenOptions : DataProtectionTokenProviderOptions;
