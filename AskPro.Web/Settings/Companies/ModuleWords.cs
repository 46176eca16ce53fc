using AskPro.Web.Texts;

namespace AskPro.Web.Settings.Companies;

/// <summary>The modes of the company's modules in words.</summary>
internal static class ModuleWords
{
    public static IEnumerable<(string Value, string Text)> Switch => [(ModulesForm.On, Words.ModuleOn), (ModulesForm.Off, Words.ModuleOff)];

    public static IEnumerable<(string Value, string Text)> Recordings => Codes.Select(code => (code, Recording(code)));

    public static string Recording(string code) => code switch
    {
        "never" => Words.RecordingNever,
        "with_consent" => Words.RecordingWithConsent,
        _ => code,
    };

    private static readonly string[] Codes = ["never", "with_consent"];
}
