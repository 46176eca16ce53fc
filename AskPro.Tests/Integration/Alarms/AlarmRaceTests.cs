using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AskPro.Tests.Integration.RestApi;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.Alarms;

/// <summary>Two operators at once: one of them is told so, and nobody gets a failure. On a database of its own, which gets full.</summary>
public sealed class AlarmRaceTests(Postgres18 database) : IClassFixture<Postgres18>, IAsyncLifetime
{
    private const string Alarms = "/api/operators/alarms";

    private ApiServer _api = null!;
    private HttpClient _platform = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _api = new(database.ConnectionString("askpro_api"), settings: [("Database:MaxPoolSize", "40"), ("Database:ConnectTimeoutSeconds", "60")]);
        _platform = await _api.AsOperatorAsync(database.Owner, Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        _platform.Dispose();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task Of_many_who_reach_a_limit_at_once_nobody_gets_beyond_it()
    {
        await database.Owner.ChangeAsync(
            """
            insert into alarm_rules (id, figure, comparison, threshold, window_minutes, severity, is_on, created_at)
            select gen_random_uuid(), 'dead_mails', 'at_least', 1, 1, 'warning', false, now() from generate_series(1, 97 - (select count(*)::int from alarm_rules))
            """);
        var rules = await AtOnceAsync(12, _ => SendAsync(HttpMethod.Post, "/rules", Wish()));
        Assert.Equal((3, 9), (rules.Count(status => status == HttpStatusCode.Created), rules.Count(status => status == HttpStatusCode.BadRequest)));
        Assert.Equal(100, await database.Owner.AskAsync<long>(null, "select count(*) from alarm_rules"));

        var channels = await AtOnceAsync(25, number => SendAsync(HttpMethod.Post, "/channels", new { name = $"Kanal {number}", address = "wache@askpro.example", language = "de" }));
        Assert.All(channels, status => Assert.Contains(status, new[] { HttpStatusCode.Created, HttpStatusCode.BadRequest }));
        Assert.Equal(20, await database.Owner.AskAsync<long>(null, "select count(*) from alarm_channels"));
    }

    [Fact]
    public async Task What_is_changed_muted_removed_and_needed_at_once_ends_in_one_of_the_answers_that_there_are()
    {
        await database.Owner.ChangeAsync("delete from alarm_rules where figure = 'dead_mails'; delete from alarm_channels where kind = 'mail'");
        for (var round = 0; round < 10; round++)
        {
            var names = await AtOnceAsync(4, _ => SendAsync(HttpMethod.Post, "/channels", new { name = $"Runde {round}", address = "wache@askpro.example", language = "de" }));
            Assert.Equal((1, 3), (names.Count(status => status == HttpStatusCode.Created), names.Count(status => status == HttpStatusCode.BadRequest)));
            var channel = await database.Owner.AskAsync<Guid>(null, "select id from alarm_channels where name = $1", $"Runde {round}");
            Assert.Equal(HttpStatusCode.Created, await SendAsync(HttpMethod.Post, "/rules", Wish()));
            var rule = await database.Owner.AskAsync<Guid>(null, "select id from alarm_rules order by created_at desc, id desc limit 1");
            var version = await database.Owner.AskAsync<long>(null, "select xmin::text::bigint from alarm_rules where id = $1", rule);

            var answers = await AtOnceAsync(8, number => number switch
            {
                0 => SendAsync(HttpMethod.Delete, $"/channels/{channel:D}"),
                1 => SendAsync(HttpMethod.Post, "/rules", Wish(channel)),
                2 or 3 => SendAsync(HttpMethod.Put, $"/rules/{rule:D}", Wish(channel, version)),
                4 => SendAsync(HttpMethod.Put, $"/rules/{rule:D}/mute", new { reason = "Umzug", minutes = 30 }),
                5 => SendAsync(HttpMethod.Post, $"/channels/{channel:D}/tests"),
                _ => SendAsync(HttpMethod.Delete, $"/rules/{rule:D}"),
            });
            HttpStatusCode[] known =
            [
                HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.Accepted, HttpStatusCode.NoContent, HttpStatusCode.BadRequest, HttpStatusCode.NotFound, HttpStatusCode.Conflict,
            ];
            Assert.All(answers, status => Assert.Contains(status, known));
            Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.NotFound], answers[6..].Order());
        }
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1")]
    [InlineData("1000000001")]
    [InlineData("\"NaN\"")]
    [InlineData("\"Infinity\"")]
    [InlineData("null")]
    public async Task A_threshold_that_cannot_be_is_refused_before_the_database(string threshold)
    {
        using var content = new StringContent($$"""{"figure":"dead_mails","comparison":"at_least","threshold":{{threshold}},"windowMinutes":1,"severity":"warning"}""", Encoding.UTF8, "application/json");
        using var response = await _platform.PostAsync(Alarms + "/rules", content, Cancel);
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
    }

    private static object Wish(Guid? channelId = null, long version = 0) =>
        new { figure = "dead_mails", comparison = "at_least", threshold = 1, windowMinutes = 1, severity = "warning", channelId, isOn = false, version };

    private static Task<HttpStatusCode[]> AtOnceAsync(int number, Func<int, Task<HttpStatusCode>> send) => Task.WhenAll(Enumerable.Range(0, number).Select(send));

    private async Task<HttpStatusCode> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, Alarms + path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await _platform.SendAsync(request, Cancel);
        if (!response.IsSuccessStatusCode)
        {
            // What is refused says why.
            var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
            Assert.NotEqual("", problem.GetProperty("code").GetString());
        }

        return response.StatusCode;
    }
}
