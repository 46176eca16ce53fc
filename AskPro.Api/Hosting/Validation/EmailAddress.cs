using System.Text.RegularExpressions;

namespace AskPro.Api.Hosting.Validation;

/// <summary>
/// What every mail server takes: the part before the @ in plain letters (RFC 5321 §4.1.2 without quotes), a domain with a dot, in
/// any script. Whether the mailbox exists is shown by a link that somebody opens, by nothing else.
/// </summary>
internal static partial class EmailAddress
{
    /// <summary>RFC 5321 §4.5.3.1.3 less the angle brackets.</summary>
    internal const int Longest = 254;

    internal static bool IsValid(string text) => Form().IsMatch(text);

    [GeneratedRegex(
        @"\A(?=[^@]{1,64}@)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([\p{L}\p{N}]([\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{M}\p{N}-]{2,63}\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
