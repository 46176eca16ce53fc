using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using AskPro.Data.Health;
using AskPro.LoadTest.RunningSystem;
using AskPro.Tests.Integration.RestApi;
using AskPro.Web.Health;

namespace AskPro.LoadTest.GameDay;

/// <summary>An operator who signed in while all was well, and looks at how AskPro stands: as JSON, and on the pages.</summary>
internal sealed partial class OperatorDesk : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HttpClient _web;
    private readonly HttpClient _api;

    private OperatorDesk(RunningAskPro system) =>
        (_web, _api) = (new HttpClient { BaseAddress = system.Web, Timeout = Patience }, new HttpClient { BaseAddress = system.Api, Timeout = Patience });

    public static async Task<OperatorDesk> SignInAsync(RunningAskPro system, CancellationToken cancellationToken)
    {
        var person = await GivenOperator.CreateAsync(system.Owner, cancellationToken);
        var desk = new OperatorDesk(system);
        var page = await desk._web.GetStringAsync("/anmelden", cancellationToken);
        using var form = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", FormToken().Match(page).Groups[1].Value), new("email", person.Email), new("password", GivenCompany.Password),
        ]);
        using var signedIn = await desk._web.PostAsync("/anmelden", form, cancellationToken);
        signedIn.EnsureSuccessStatusCode();
        using var session = await desk._api.PostAsJsonAsync("/api/sessions", new { email = person.Email, password = GivenCompany.Password }, cancellationToken);
        session.EnsureSuccessStatusCode();
        var token = (await session.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("token").GetString();
        desk._api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return desk;
    }

    /// <summary>Whether all that an operator may look at names the component, the cause and the runbook.</summary>
    public async Task<bool> TellsAsync(Fault fault, CancellationToken cancellationToken)
    {
        try
        {
            return await PageTellsAsync(fault, cancellationToken)
                && (fault.TakesDatabaseAway ? await StatusTellsAsync(cancellationToken) : await AnswerTellsAsync(fault, cancellationToken));
        }
        catch (Exception noAnswer) when (noAnswer is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    public void Dispose()
    {
        _web.Dispose();
        _api.Dispose();
    }

    private async Task<bool> PageTellsAsync(Fault fault, CancellationToken cancellationToken)
    {
        // German is the neutral language of the texts, and that of an operator outside any company.
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var page = WebUtility.HtmlDecode(await _web.GetStringAsync(HealthRoutes.Health, cancellationToken));
        var component = page.Split($"data-component=\"{fault.Component}\"") is [_, var rest] ? rest.Split("data-component=")[0] : "";
        return component.Contains(HealthWords.Advice(fault.Cause)!, StringComparison.Ordinal)
            && component.Contains($"<code>{fault.Runbook}</code>", StringComparison.Ordinal);
    }

    private async Task<bool> AnswerTellsAsync(Fault fault, CancellationToken cancellationToken) =>
        (await _api.GetFromJsonAsync<JsonElement>("/api/operators/health", cancellationToken)).GetProperty("components").EnumerateArray()
            .Any(component => component.GetProperty("name").GetString() == fault.Component
                && component.GetProperty("cause").GetString() == fault.Cause
                && component.GetProperty("runbook").GetString() == fault.Runbook);

    /// <summary>Everybody is told then that it is down.</summary>
    private async Task<bool> StatusTellsAsync(CancellationToken cancellationToken) =>
        WebUtility.HtmlDecode(await _web.GetStringAsync(HealthRoutes.Status, cancellationToken))
            .Contains(HealthWords.State(ComponentStates.Down), StringComparison.Ordinal);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
