namespace AskPro.Web.Preferences;

/// <summary>Light, dark or as the device. In a cookie, so that the server renders it and nothing flashes.</summary>
internal static class Themes
{
    public const string Cookie = "askpro.theme";
    public const string Auto = "auto";
    public const string Light = "light";
    public const string Dark = "dark";

    public static bool IsKnown(string? theme) => theme is Auto or Light or Dark;

    public static string Choose(HttpRequest request) =>
        request.Cookies[Cookie] is { } chosen && IsKnown(chosen) ? chosen : Auto;
}
