using Microsoft.Playwright;

namespace AskPro.Tests.Support.Browsers;

/// <summary>Where this machine has Chromium, and how it is started without calling home.</summary>
internal static class InstalledBrowser
{
    private const string PathVariable = "ASKPRO_BROWSER";
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    private static readonly string[] UsualPlaces =
    [
        "/usr/bin/chromium",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    /// <summary>As named by the variable, on the PATH, in a usual place, or downloaded by Playwright; null when nowhere.</summary>
    public static string? Find(IPlaywright playwright) => Candidates(playwright).FirstOrDefault(File.Exists);

    public static BrowserTypeLaunchOptions LaunchOptions(IPlaywright playwright) => new()
    {
        ExecutablePath = Find(playwright)
            ?? throw new InvalidOperationException($"No Chromium was found: run ./test, which installs it, or name its path in {PathVariable}."),
        Headless = true,
        // The sandbox of Chromium refuses to run as root.
        ChromiumSandbox = !Environment.IsPrivilegedProcess,
        Args =
        [
            "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
        ],
    };

    private static IEnumerable<string> Candidates(IPlaywright playwright)
    {
        if (Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } named)
        {
            // Nothing else will do, or the tests would quietly use another browser than the one asked for.
            return [named];
        }

        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [];
        return
        [
            .. Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))),
            .. UsualPlaces,
            playwright.Chromium.ExecutablePath,
        ];
    }
}
