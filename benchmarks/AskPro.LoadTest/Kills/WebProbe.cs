using System.Text.RegularExpressions;
using AskPro.LoadTest.RunningSystem;

namespace AskPro.LoadTest.Kills;

/// <summary>Somebody signed in before the kill: whether the front end answers them, page and stream.</summary>
internal sealed partial class WebProbe : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly Uri SignIn = new("anmelden", UriKind.Relative);
    private static readonly Uri Calls = new("anrufe", UriKind.Relative);
    private static readonly Uri Stream = new("live", UriKind.Relative);

    private readonly HttpClient _http;

    private WebProbe(Uri web) => _http = new HttpClient { BaseAddress = web, Timeout = TimeSpan.FromSeconds(10) };

    public static async Task<WebProbe> SignInAsync(Uri web, CancellationToken cancellationToken)
    {
        var probe = new WebProbe(web);
        var page = await probe._http.GetStringAsync(SignIn, cancellationToken);
        using var form = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", FormToken().Match(page).Groups[1].Value),
            new("email", DemoLogin.First.Email),
            new("password", DemoLogin.Password),
        ]);
        using var answer = await probe._http.PostAsync(SignIn, form, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return await probe.AnswersAsync(cancellationToken) ? probe : throw new InvalidOperationException("Signed in, but page or stream is closed.");
    }

    /// <summary>Returns when list and stream answer as before, without another sign-in, however often it takes.</summary>
    public async Task ComesThroughAsync(CancellationToken cancellationToken)
    {
        while (!await AnswersAsync(cancellationToken))
            await Task.Delay(Look, TimeProvider.System, cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            var list = await _http.GetStringAsync(Calls, cancellationToken);
            using var stream = new StreamReader(await _http.GetStreamAsync(Stream, cancellationToken));
            return list.Contains("data-call=", StringComparison.Ordinal)
                && await stream.ReadLineAsync(cancellationToken) == "event: connected";
        }
        catch (Exception away) when (away is HttpRequestException or IOException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
