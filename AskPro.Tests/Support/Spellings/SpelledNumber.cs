namespace AskPro.Tests.Support.Spellings;

/// <summary>What somebody wrote, and what it says.</summary>
/// <param name="Text">The number as it was written, sent or imported.</param>
/// <param name="E164">The number it says; null where nothing may be read.</param>
/// <param name="Rule">The rule that made it, for the message when it is misread.</param>
internal sealed record SpelledNumber(string? Text, string? E164, string Rule);
