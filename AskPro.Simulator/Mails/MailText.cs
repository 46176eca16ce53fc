using System.Text.RegularExpressions;

namespace AskPro.Simulator.Mails;

/// <summary>Finds the links in a plain text.</summary>
internal static partial class MailText
{
    /// <summary>The text in order, cut into pieces; a piece that is a link has its address.</summary>
    internal static IEnumerable<(string Text, Uri? Link)> Pieces(string text)
    {
        var end = 0;
        foreach (Match match in Address().Matches(text))
        {
            if (!Uri.TryCreate(match.Value, UriKind.Absolute, out var link))
                continue;
            yield return (text[end..match.Index], null);
            yield return (match.Value, link);
            end = match.Index + match.Length;
        }

        yield return (text[end..], null);
    }

    [GeneratedRegex(@"https?://[^\s<>""]+")]
    private static partial Regex Address();
}
