using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace AskPro.Data.PhoneNumbers;

/// <summary>What somebody wrote, taken apart: its digits in the groups in which they stand, and nothing that numbers do not have.</summary>
/// <param name="HasPlus">Whether a plus stands before the digits.</param>
/// <param name="Groups">The digits, ASCII, in groups; never empty.</param>
/// <param name="AfterSlash">How many digits stand after the last slash; null without one.</param>
internal sealed record WrittenNumber(bool HasPlus, IReadOnlyList<string> Groups, int? AfterSlash)
{
    private const string LinkPrefix = "tel:";
    private const char Minus = '\u2212';

    /// <summary>All digits in a row.</summary>
    public string Digits { get; } = string.Concat(Groups);

    /// <summary>The first group; a zero that stands alone, as in <c>(0) 30</c>, belongs to the one behind it.</summary>
    public string First => Groups is ["0", var second, ..] ? "0" + second : Groups[0];

    /// <summary>
    /// Takes a text apart; false when it holds anything that no number has – letters, commas, a second plus, the marks of
    /// extensions and dialling codes, an ellipsis – or is a date.
    /// </summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out WrittenNumber? written)
    {
        written = null;
        text = text.Trim();
        if (text.Contains("..", StringComparison.Ordinal))
            return false;
        if (text.StartsWith(LinkPrefix, StringComparison.OrdinalIgnoreCase))
            text = text[LinkPrefix.Length..];
        var groups = new List<string>();
        var group = new StringBuilder();
        var hasPlus = false;
        int? afterSlash = null;
        foreach (var sign in text)
        {
            if (char.GetUnicodeCategory(sign) == UnicodeCategory.Format)
                continue;
            if (char.IsDigit(sign))
            {
                group.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(sign)));
                afterSlash++;
                continue;
            }

            if (group.Length > 0)
                groups.Add(group.ToString());
            group.Clear();
            if (sign is '+' or '\uFF0B' && !hasPlus && groups.Count == 0)
                hasPlus = true;
            else if (!IsSeparator(sign))
                return false;
            afterSlash = sign == '/' ? 0 : afterSlash;
        }

        if (group.Length > 0)
            groups.Add(group.ToString());
        if (groups.Count == 0 || (!hasPlus && IsDate(groups)))
            return false;
        written = new(hasPlus, groups, afterSlash);
        return true;
    }

    private static bool IsSeparator(char sign) =>
        sign is '(' or ')' or '/' or '.' or '\t' or Minus
        || char.GetUnicodeCategory(sign) is UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation;

    /// <summary>07.11.2025 would be a number in Stuttgart.</summary>
    private static bool IsDate(List<string> groups) =>
        groups is [{ Length: <= 2 } day, { Length: <= 2 } month, { Length: 2 or 4 }]
        && int.Parse(day, CultureInfo.InvariantCulture) is >= 1 and <= 31
        && int.Parse(month, CultureInfo.InvariantCulture) is >= 1 and <= 12;
}
