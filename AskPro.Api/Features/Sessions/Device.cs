using AskPro.Data.Sessions;

namespace AskPro.Api.Features.Sessions;

/// <summary>
/// Names the usual browsers and systems, so that a person recognises their own. The order matters: nearly every browser also
/// calls itself Chrome or Safari. What is not in the tables has no name; nothing but this list depends on it.
/// </summary>
internal static class Device
{
    private static readonly (string Token, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Token, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"), ("Macintosh", "Mac"), ("Linux", "Linux"),
    ];

    internal static string? Browser(string? userAgent) => Find(Browsers, userAgent);

    internal static string? System(string? userAgent) => Find(Systems, userAgent);

    /// <summary>What is stored of a header: no control characters, cut, null when there is none.</summary>
    internal static string? Shorten(string? userAgent)
    {
        var text = new string([.. (userAgent ?? "").Where(character => character is >= ' ' and <= '~').Take(Session.LongestUserAgent)]).Trim();
        return text.Length == 0 ? null : text;
    }

    private static string? Find((string Token, string Name)[] table, string? userAgent) =>
        userAgent is null ? null : table.FirstOrDefault(entry => userAgent.Contains(entry.Token, StringComparison.Ordinal)).Name;
}
