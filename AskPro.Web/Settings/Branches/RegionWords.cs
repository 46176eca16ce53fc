using AskPro.Web.Texts;

namespace AskPro.Web.Settings.Branches;

/// <summary>The Bundesländer, ISO 3166-2, with their names.</summary>
internal static class RegionWords
{
    public static IEnumerable<(string Code, string Name)> All =>
    [
        ("DE-BW", Words.RegionBW),
        ("DE-BY", Words.RegionBY),
        ("DE-BE", Words.RegionBE),
        ("DE-BB", Words.RegionBB),
        ("DE-HB", Words.RegionHB),
        ("DE-HH", Words.RegionHH),
        ("DE-HE", Words.RegionHE),
        ("DE-MV", Words.RegionMV),
        ("DE-NI", Words.RegionNI),
        ("DE-NW", Words.RegionNW),
        ("DE-RP", Words.RegionRP),
        ("DE-SL", Words.RegionSL),
        ("DE-SN", Words.RegionSN),
        ("DE-ST", Words.RegionST),
        ("DE-SH", Words.RegionSH),
        ("DE-TH", Words.RegionTH),
    ];

    public static string Of(string code) => All.FirstOrDefault(region => region.Code == code).Name ?? code;
}
