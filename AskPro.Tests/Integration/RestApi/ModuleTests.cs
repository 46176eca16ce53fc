using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>Parts of AskPro that a company switches on and off, and what is then shown.</summary>
public sealed class ModuleTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private const string Modules = "/api/company/modules";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recording_is_shown_only_with_the_mode_and_the_callers_agreement()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await database.Owner.AskAsync<int>(null, $"update calls set recording_url = 'https://recordings.example/1.wav' where company_id = '{company.Id:D}' returning 1");
        await using var api = new ApiServer(database.ConnectionString("askpro_api"));
        using var client = api.As(await api.TokenAsync(company, Cancel));

        var never = await RecordingAsync(client, company);
        await SaveAsync(client, appointments: true, "with_consent");
        var withoutWord = await RecordingAsync(client, company);
        await database.Owner.AskAsync<int>(
            null, $$"""update calls set custom_analysis = custom_analysis || '{"recording_consent": true}' where company_id = '{{company.Id:D}}' returning 1""");
        var agreed = await RecordingAsync(client, company);
        await SaveAsync(client, appointments: true, "never");
        await SaveAsync(client, appointments: true, "with_consent");

        Assert.Equal([null, null, "https://recordings.example/1.wav"], new[] { never, withoutWord, agreed });
        Assert.Null(await RecordingAsync(client, company));
    }

    [Fact]
    public async Task Without_appointments_no_call_ends_in_one()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = new ApiServer(database.ConnectionString("askpro_api"));
        using var client = api.As(await api.TokenAsync(company, Cancel));

        var before = await OutcomeAsync(client);
        await SaveAsync(client, appointments: false, "never");

        Assert.Equal(("appointment_booked", null), (before, await OutcomeAsync(client)));
        Assert.Equal(
            """company.modules_changed {"appointments": true} {"appointments": false}""",
            await database.Owner.AskAsync<string>(null, $"select string_agg(action || ' ' || before || ' ' || after, '; ') from audit_entries where company_id = '{company.Id:D}'"));
    }

    [Fact]
    public async Task What_is_no_mode_is_refused_and_who_was_slower_is_told()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = new ApiServer(database.ConnectionString("askpro_api"));
        using var client = api.As(await api.TokenAsync(company, Cancel));

        using var refused = await client.PutAsJsonAsync(Modules, new { recording = "always", version = 0 }, Cancel);
        using var slower = await client.PutAsJsonAsync(Modules, new { appointments = true, recording = "never", version = 0 }, Cancel);
        var errors = (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Conflict), (refused.StatusCode, slower.StatusCode));
        Assert.Equal(("required", "unknown"), (errors.GetProperty("appointments")[0].GetString(), errors.GetProperty("recording")[0].GetString()));
    }

    private static async Task SaveAsync(HttpClient client, bool appointments, string recording)
    {
        var stored = await client.GetFromJsonAsync<JsonElement>(Modules, Cancel);
        using var saved = await client.PutAsJsonAsync(Modules, new { appointments, recording, version = stored.GetProperty("version").GetUInt32() }, Cancel);
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
    }

    private static async Task<string?> RecordingAsync(HttpClient client, GivenCompany company) =>
        (await client.GetFromJsonAsync<JsonElement>($"/api/calls/{company.CallId:D}", Cancel)).GetProperty("recordingUrl").GetString();

    private static async Task<string?> OutcomeAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>("/api/calls", Cancel)).GetProperty("items")[0].GetProperty("outcome").GetString();
}
