using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace AskPro.Hosting.Dashboard.Consoles;

/// <summary>Text with the colour codes of a terminal: as safe HTML with classes, or plain. All other control sequences are dropped.</summary>
internal static partial class AnsiText
{
    public static string Plain(string text) => Sequence().Replace(text, "");

    public static string ToHtml(string text)
    {
        var html = new StringBuilder();
        var (color, isBold) = (0, false);
        var from = 0;
        foreach (Match sequence in Sequence().Matches(text))
        {
            Append(html, text[from..sequence.Index], color, isBold);
            from = sequence.Index + sequence.Length;
            if (sequence.Groups["codes"].Success)
                (color, isBold) = Read(sequence.Groups["codes"].Value, color, isBold);
        }

        Append(html, text[from..], color, isBold);
        return html.ToString();
    }

    private static (int Color, bool IsBold) Read(string codes, int color, bool isBold)
    {
        var numbers = codes.Split(';').Select(code => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToList();
        for (var i = 0; i < numbers.Count; i++)
        {
            switch (numbers[i])
            {
                case 0: (color, isBold) = (0, false); break;
                case 1: isBold = true; break;
                case 22: isBold = false; break;
                case 39: color = 0; break;
                case >= 30 and <= 37: color = numbers[i] - 30; break;
                case >= 90 and <= 97: color = numbers[i] - 90; break;
                // A colour out of 256 (two numbers more) or out of all (four more) has no class here.
                case 38 or 48: i += i + 1 < numbers.Count && numbers[i + 1] == 2 ? 4 : 2; break;
                default: break;
            }
        }

        return (color, isBold);
    }

    private static void Append(StringBuilder html, string text, int color, bool isBold)
    {
        if (text.Length == 0)
            return;
        // Black and white are the text's own colour, whatever the theme.
        var classes = $"{(color is >= 1 and <= 6 ? string.Create(CultureInfo.InvariantCulture, $"c{color}") : "")}{(isBold ? " b" : "")}".Trim();
        var safe = HtmlEncoder.Default.Encode(text);
        html.Append(classes.Length == 0 ? safe : $"<span class=\"{classes}\">{safe}</span>");
    }

    // Colours (CSI … m), other CSI sequences, OSC sequences (titles, links), and what is left of control characters but tabs.
    [GeneratedRegex("\u001b\\[(?<codes>[0-9;]*)m|\u001b\\[[0-?]*[ -/]*[@-~]|\u001b\\][^\u0007\u001b]*(\u0007|\u001b\\\\)?|\u001b.?|[\u0000-\u0008\u000b-\u001f\u007f]")]
    private static partial Regex Sequence();
}
