using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace AskPro.Web.Preferences;

/// <summary>German first, English second: the reader's cookie decides, then the browser's Accept-Language.</summary>
internal static class Languages
{
    public const string Cookie = "askpro.language";
    public const string German = "de";
    public const string English = "en";

    private static readonly Dictionary<string, CultureInfo> Cultures = new(StringComparer.Ordinal)
    {
        [German] = CultureInfo.GetCultureInfo("de-DE"),
        // British: English with the 24-hour clock and the day before the month, as used around here.
        [English] = CultureInfo.GetCultureInfo("en-GB"),
    };

    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == English ? English : German;

    public static IEnumerable<string> All => Cultures.Keys;

    /// <summary>The language's own name for itself.</summary>
    public static string NameOf(string language) => language == English ? "English" : "Deutsch";

    public static bool IsKnown(string? language) => language is not null && Cultures.ContainsKey(language);

    public static void AddLanguages(this IHostApplicationBuilder builder) =>
        builder.Services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Cultures[German]);
            options.SupportedCultures = options.SupportedUICultures = [.. Cultures.Values];
            options.ApplyCurrentCultureToResponseHeaders = true;
            options.RequestCultureProviders = [new CustomRequestCultureProvider(context =>
                Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(Cultures[Choose(context.Request)].Name)))];
        });

    internal static string Choose(HttpRequest request)
    {
        if (request.Cookies[Cookie] is { } chosen && IsKnown(chosen))
            return chosen;
        return request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value?.Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(IsKnown) ?? German;
    }
}
