using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.LoadTest.RunningSystem;

namespace AskPro.LoadTest.GameDay;

/// <summary>Somebody of a company who enters a key that nobody has, so that Api asks Retell, here the Simulator, and stores nothing.</summary>
internal sealed class RetellQuestions(RunningAskPro system) : IDisposable
{
    private readonly HttpClient _api = new() { BaseAddress = system.Api };
    private readonly HttpClient _simulator = new() { BaseAddress = system.Simulator };

    /// <summary>Entering keys needs a sign-in of the last minutes.</summary>
    public async Task SignInAsync(CancellationToken cancellationToken)
    {
        using var session = await _api.PostAsJsonAsync("/api/sessions", new { email = DemoLogin.First.Email, password = DemoLogin.Password }, cancellationToken);
        session.EnsureSuccessStatusCode();
        var token = (await session.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("token").GetString();
        _api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public async Task AskAsync(CancellationToken cancellationToken)
    {
        using var answer = await _api.PostAsJsonAsync("/api/retell-keys", new { key = "key_that_retell_does_not_know" }, cancellationToken);
        if (answer.StatusCode is not (HttpStatusCode.BadRequest or HttpStatusCode.FailedDependency))
            throw new InvalidOperationException($"A key that nobody has was answered with {(int)answer.StatusCode}.");
    }

    /// <summary>From then on the Simulator answers everything with 500, or as it should.</summary>
    public async Task FailAsync(bool fails, CancellationToken cancellationToken)
    {
        object[] faults = fails ? [new { status = 500 }] : [];
        using var answer = await _simulator.PutAsJsonAsync("/retell/faults", faults, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose()
    {
        _api.Dispose();
        _simulator.Dispose();
    }
}
