using System.Globalization;
using System.Text.Encodings.Web;
using AskPro.Hosting.Dashboard.Shell;

namespace AskPro.Hosting.Dashboard.Consoles;

/// <summary>A line of a resource as the page shows it.</summary>
/// <param name="Resource">Who wrote it.</param>
/// <param name="Content">What it wrote, colour codes included.</param>
/// <param name="IsError">Whether it came on the error output.</param>
/// <param name="At">When it came.</param>
/// <param name="Order">Its place among the lines of all resources.</param>
internal sealed record ConsoleLine(string Resource, string Content, bool IsError, DateTimeOffset At, long Order)
{
    public bool Contains(string? text) =>
        string.IsNullOrWhiteSpace(text) || AnsiText.Plain(Content).Contains(text.Trim(), StringComparison.OrdinalIgnoreCase);

    public string ToHtml(Preferences preferences, bool namesResource)
    {
        var name = namesResource ? $"<span class=\"who\">{HtmlEncoder.Default.Encode(Resource)}</span>" : "";
        var mark = IsError ? "<span class=\"mark\" title=\"Error output\">err</span>" : "";
        return $"<div class=\"line{(IsError ? " err" : "")}\"><time>{preferences.Time(At)}</time>{name}{mark}<span class=\"text\">{AnsiText.ToHtml(Content)}</span></div>";
    }

    /// <summary>As a line of a text file; times are UTC there.</summary>
    public string ToText() => string.Create(
        CultureInfo.InvariantCulture, $"{At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {Resource}{(IsError ? " err" : "")}: {AnsiText.Plain(Content)}");
}
