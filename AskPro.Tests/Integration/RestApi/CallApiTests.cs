using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AskPro.Data.Calls;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>Lists, pages, states and the JSON that Web and customers' programs rely on.</summary>
public sealed class CallApiTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private static readonly string[] Row =
    [
        "id", "callId", "state", "startedAt", "endedAt", "durationSeconds", "direction", "callerName", "callerNumber", "callerNumberDisplay",
        "callerNumberKind",
        "summary", "outcome", "successful", "disconnectionReason", "inVoicemail", "firstReceivedAt",
    ];

    private static readonly string[] Detail =
    [
        "turns", "agentName", "agentVersion", "businessNumberDisplay", "branchName", "costCents", "sentiment", "customAnalysis", "latencyMs",
        "transferDestination", "resolutionMethod", "resolutionNote", "unreadableFields", "recordingUrl",
    ];

    private readonly FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_has_the_agreed_form()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();

        var list = await GetAsync(api, company, "/api/calls");

        Assert.Equal(["items", "nextCursor", "counts"], Names(list));
        Assert.Equal(["today"], Names(list.GetProperty("counts")));
        var row = Assert.Single(list.GetProperty("items").EnumerateArray());
        Assert.Equal(Row, Names(row));
        Assert.Equal("ended", row.GetProperty("state").GetString());
        Assert.Equal(61, row.GetProperty("durationSeconds").GetInt32());
        Assert.Equal($"Kundin {company.Marker}", row.GetProperty("callerName").GetString());
        Assert.Equal(company.CustomerNumber, row.GetProperty("callerNumber").GetString());
        Assert.StartsWith("+49 171 392", row.GetProperty("callerNumberDisplay").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, row.GetProperty("callerNumberKind").ValueKind);
        Assert.Equal("appointment_booked", row.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task One_call_has_the_agreed_form()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();

        var call = await GetAsync(api, company, $"/api/calls/{company.CallId:D}");

        Assert.Equal(Row.Concat(Detail).Order(), Names(call).Order());
        Assert.Equal(["position", "role", "content", "startSeconds", "endSeconds"], Names(Assert.Single(call.GetProperty("turns").EnumerateArray())));
        Assert.Equal(company.Marker, call.GetProperty("customAnalysis").GetProperty("note").GetString());
        Assert.Equal(934, call.GetProperty("latencyMs").GetDouble());
        Assert.Equal($"Filiale {company.Marker}", call.GetProperty("branchName").GetString());
    }

    [Fact]
    public async Task A_call_without_a_number_says_why_and_what_came_instead()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var (sip, web) = (company.Call(clock.GetUtcNow().AddMinutes(-2)), company.Call(clock.GetUtcNow().AddMinutes(-1)));
        (sip.CustomerNumber, sip.FromNumber) = (null, "sip:lena@example.org");
        (web.CustomerNumber, web.Direction, web.CallType) = (null, null, "web_call");
        await GivenCompany.AddAsync(database.Owner, [sip, web], Cancel);
        await using var api = Start();

        var rows = (await GetAsync(api, company, "/api/calls")).GetProperty("items").EnumerateArray().Take(2);

        Assert.Equal(
            [("web_call", null), ("unreadable", "sip:lena@example.org")],
            rows.Select(row => (row.GetProperty("callerNumberKind").GetString(), row.GetProperty("callerNumberDisplay").GetString())));
    }

    [Fact]
    public async Task Pages_lose_and_repeat_nothing_while_new_calls_arrive_and_times_are_equal()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var start = clock.GetUtcNow().AddDays(-2);
        var calls = Enumerable.Range(0, 40).Select(i => company.Call(start.AddMinutes(i / 4))).ToArray();
        await GivenCompany.AddAsync(database.Owner, calls, Cancel);
        await using var api = Start();
        using var client = api.As(await api.TokenAsync(company, Cancel));

        var seen = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"/api/calls?limit=7&before={cursor}", Cancel);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("id").GetGuid()));
            cursor = page.GetProperty("nextCursor").GetString();
            await GivenCompany.AddAsync(database.Owner, [company.Call(clock.GetUtcNow().AddMinutes(-1))], Cancel);
        }
        while (cursor is not null);

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Superset(calls.Select(call => call.Id).ToHashSet(), seen.ToHashSet());
        Assert.Equal(calls.OrderByDescending(call => call.StartedAt).ThenByDescending(call => call.Id).Select(call => call.Id), seen.Where(id => calls.Any(call => call.Id == id)));
    }

    [Fact]
    public async Task A_test_event_stands_in_the_list_and_is_no_call_of_today()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var first = Start();
        var before = (await GetAsync(first, company, "/api/calls")).GetProperty("counts").GetProperty("today").GetInt32();
        var (call, test) = (company.Call(clock.GetUtcNow()), company.Call(clock.GetUtcNow()));
        await GivenCompany.AddAsync(database.Owner, [call, test], Cancel);
        await database.Owner.ChangeAsync("update calls set call_id = 'askpro_test_' || id where id = $1", test.Id);
        // Another one: the first remembers its count until an event changes it.
        await using var api = Start();

        var list = await GetAsync(api, company, "/api/calls");

        Assert.Equal(3, list.GetProperty("items").GetArrayLength());
        Assert.Equal(before + 1, list.GetProperty("counts").GetProperty("today").GetInt32());
    }

    [Fact]
    public async Task Running_calls_come_first_and_no_call_runs_for_ever()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var running = company.Call(clock.GetUtcNow().AddHours(-1), CallStage.Started);
        var ended = company.Call(clock.GetUtcNow().AddMinutes(-5), CallStage.Ended);
        await GivenCompany.AddAsync(database.Owner, [running, ended], Cancel);
        await using var api = Start();

        Assert.Equal(["in_progress", "being_analyzed", "ended"], await StatesAsync(api, company));
        clock.Advance(TimeSpan.FromMinutes(7));
        Assert.Equal(["in_progress", "analysis_not_received", "ended"], await StatesAsync(api, company));
        clock.Advance(TimeSpan.FromMinutes(65));
        Assert.Equal(["analysis_not_received", "ended", "end_not_reported"], await StatesAsync(api, company));
    }

    [Fact]
    public async Task A_start_in_the_future_keeps_no_call_running_or_on_top()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var strange = company.Call(clock.GetUtcNow().AddHours(-1), CallStage.Started);
        strange.StartedAt = clock.GetUtcNow().AddYears(50);
        await GivenCompany.AddAsync(database.Owner, [strange], Cancel);
        await using var api = Start();

        Assert.Equal(["in_progress", "ended"], await StatesAsync(api, company));
        clock.Advance(TimeSpan.FromMinutes(66));
        Assert.Equal(["ended", "end_not_reported"], await StatesAsync(api, company));
    }

    [Fact]
    public async Task New_calls_are_those_after_an_instant_or_a_call()
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        var later = company.Call(clock.GetUtcNow().AddMinutes(-2), CallStage.Started);
        await GivenCompany.AddAsync(database.Owner, [later], Cancel);
        await using var api = Start();

        var byCall = await GetAsync(api, company, $"/api/calls/new?after={company.CallId:D}");
        var byInstant = await GetAsync(api, company, $"/api/calls/new?after={Uri.EscapeDataString(clock.GetUtcNow().AddMinutes(-1).ToString("O"))}");

        Assert.Equal(later.Id, Assert.Single(byCall.GetProperty("items").EnumerateArray()).GetProperty("id").GetGuid());
        Assert.Empty(byInstant.GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("/api/calls?limit=0", "invalid_request")]
    [InlineData("/api/calls?limit=101", "invalid_request")]
    [InlineData("/api/calls?limit=many", "invalid_request")]
    [InlineData("/api/calls?before=backwards", "invalid_cursor")]
    [InlineData("/api/calls/new", "invalid_request")]
    [InlineData("/api/calls/new?after=yesterday-ish", "invalid_request")]
    public async Task Requests_nobody_can_understand_are_refused_with_a_code(string path, string code)
    {
        var company = await GivenCompany.CreateAsync(database.Owner, Cancel);
        await using var api = Start();
        using var client = api.As(await api.TokenAsync(company, Cancel));

        using var response = await client.GetAsync(path, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(code, (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_document_describes_every_route_of_the_front_end()
    {
        await using var api = Start();

        var document = await api.CreateClient().GetFromJsonAsync<JsonElement>("/openapi/v1.json", Cancel);

        var paths = document.GetProperty("paths");
        foreach (var path in new[] { "/api/sessions", "/api/sessions/current", "/api/me", "/api/calls", "/api/calls/new", "/api/calls/{id}", "/api/feed" })
        {
            Assert.NotEmpty(paths.GetProperty(path).EnumerateObject());
            foreach (var operation in paths.GetProperty(path).EnumerateObject())
            {
                Assert.NotEmpty(operation.Value.GetProperty("summary").GetString()!);
                Assert.NotEmpty(operation.Value.GetProperty("description").GetString()!);
                Assert.Equal((path, operation.Name) != ("/api/sessions", "post"), operation.Value.TryGetProperty("security", out _));
            }
        }
    }

    [Fact]
    public async Task A_database_that_is_away_is_503_with_a_time_to_come_back()
    {
        await using var api = new ApiServer("Host=127.0.0.1;Port=1;Username=askpro_api;Password=none;Database=askpro;Timeout=2");
        using var client = api.As(new string('A', 43));

        using var response = await client.GetAsync("/api/me", Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal("database_away", (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
    }

    private ApiServer Start() =>
        new(database.ConnectionString("askpro_api"), services => services.AddSingleton<TimeProvider>(clock));

    private static async Task<JsonElement> GetAsync(ApiServer api, GivenCompany company, string path)
    {
        using var client = api.As(await api.TokenAsync(company, Cancel));
        return await client.GetFromJsonAsync<JsonElement>(path, Cancel);
    }

    private static async Task<string?[]> StatesAsync(ApiServer api, GivenCompany company) =>
        [.. (await GetAsync(api, company, "/api/calls")).GetProperty("items").EnumerateArray().Select(row => row.GetProperty("state").GetString())];

    private static string[] Names(JsonElement json) => [.. json.EnumerateObject().Select(property => property.Name)];
}
