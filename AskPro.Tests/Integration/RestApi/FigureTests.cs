using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AskPro.Api.Features.Figures;
using AskPro.Data.Refusals;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Integration.Worker;
using AskPro.Tests.Support.Databases;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace AskPro.Tests.Integration.RestApi;

/// <summary>Figures for operators: what is stored, and nothing else.</summary>
public sealed class FigureTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private const string Figures = "/api/operators/figures";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_events_and_their_times_are_counted_without_tests_and_demo_companies()
    {
        await using var rig = new WorkerRig(database);
        var company = await rig.CompanyAsync("+493083793311");
        var demo = await rig.CompanyAsync();
        await database.Owner.ChangeAsync("update companies set is_demo = true where id = $1", demo);
        await SendAsync(rig, company, "call_figures");
        await SendAsync(rig, company, "askpro_test_figures");
        await SendAsync(rig, demo, "call_of_demo");
        await rig.DrainAsync();
        var dead = (await rig.SendAsync(company, WorkerRig.Body("call_ended", "{}")))[0];
        await database.Owner.ChangeAsync("update inbox_jobs set state = 'dead', attempts = 4, failed_at = now(), finished_at = now(), cause = 'processing_failed' where event_id = $1", dead);
        await database.Owner.ChangeAsync("insert into refused_webhook_hours (hour, requests) values (date_trunc('hour', now()), 7) on conflict (hour) do update set requests = 7");
        await using var api = new ApiServer(database.ConnectionString("askpro_api"));
        using var platform = await api.AsOperatorAsync(database.Owner, Cancel);

        foreach (var (days, bars) in new[] { (1, 24), (7, 7), (30, 30) })
        {
            var found = (await platform.GetFromJsonAsync<JsonNode>($"{Figures}?days={days}", Cancel))!;

            Assert.Equal((bars, bars), (found["calls"]!.AsArray().Count, found["events"]!.AsArray().Count));
            Assert.Equal(1, Sum(found["calls"]!));
            Assert.Equal((1, 1, 7), (Sum(found["events"]!, "done"), Sum(found["events"]!, "dead"), Sum(found["events"]!, "refused")));
            Assert.Equal((1, true), ((int)found["lag"]!["measured"]!, (double)found["lag"]!["p99"]! >= (double)found["lag"]!["p50"]!));
            Assert.Equal(("url_key", 1), ((string?)found["resolutions"]![0]!["code"], (int)found["resolutions"]![0]!["count"]!));
            Assert.Equal(1, (int)found["companies"]!.AsArray().Single(count => (string?)count!["code"] == "with_calls")!["count"]!);
            Assert.Equal(0, (int)found["waiting"]!);
        }

        using var refused = await platform.GetAsync($"{Figures}?days=2", Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task Refused_requests_are_counted_for_good_without_the_tests_among_them()
    {
        var store = new RefusalStore(database.As("askpro_api"));
        await database.Owner.ChangeAsync("delete from refused_webhook_hours");
        var now = TimeProvider.System.GetUtcNow();
        await store.AddAsync(new RefusedWebhook { EventId = Guid.CreateVersion7(now), ReceivedAt = now, Verdict = "signature_stale", Headers = "" }, Cancel);
        await store.CountAsync(12, Cancel);
        await database.Owner.ChangeAsync("insert into refused_webhook_hours (hour, requests) values (date_trunc('hour', now() - interval '20 days'), 30)");
        await database.Owner.ChangeAsync("truncate refused_webhooks, refused_webhook_counts");
        await database.Owner.ChangeAsync(
            """
            insert into operator_audit_entries (id, at, actor_name, action, subject_id, subject_name, after)
            values (gen_random_uuid(), now(), 'Olga', 'front_door.tested', gen_random_uuid(), 'Salon', '{"seen": "401 signature_stale"}')
            """);
        await using var api = new ApiServer(database.ConnectionString("askpro_api"));
        using var platform = await api.AsOperatorAsync(database.Owner, Cancel);

        var found = (await platform.GetFromJsonAsync<JsonNode>($"{Figures}?days=30", Cancel))!;

        Assert.Equal(12 + 30, Sum(found["events"]!, "refused"));
        await database.Owner.ChangeAsync("delete from refused_webhook_hours");
        await database.Owner.ChangeAsync("delete from operator_audit_entries where action = 'front_door.tested'");
    }

    [Fact]
    public async Task Who_looks_while_it_is_counted_waits_for_the_same_count_and_one_that_takes_too_long_is_given_up()
    {
        await using var api = new ApiServer(database.ConnectionString("askpro_api"));
        var person = await GivenOperator.CreateAsync(database.Owner, Cancel);
        using var platform = api.As(await api.TokenAsync(person.Email, Cancel));
        var remembered = api.Services.GetRequiredService<RememberedFigures>();
        var operatorId = await database.Owner.AskAsync<Guid>(null, "select id from users where email = $1", person.Email);
        await using var connection = await database.Owner.OpenConnectionAsync(Cancel);
        await using (var holding = await connection.BeginTransactionAsync(Cancel))
        {
            await using var hold = new NpgsqlCommand("lock table outbox_messages in access exclusive mode", connection, holding);
            await hold.ExecuteNonQueryAsync(Cancel);
            using var slow = await platform.GetAsync($"{Figures}?days=7", Cancel);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "figures_too_slow"), (slow.StatusCode, (string?)(await slow.Content.ReadFromJsonAsync<JsonNode>(Cancel))!["code"]));
        }

        await using var again = await connection.BeginTransactionAsync(Cancel);
        await using var holdAgain = new NpgsqlCommand("lock table outbox_messages in access exclusive mode", connection, again);
        await holdAgain.ExecuteNonQueryAsync(Cancel);
        using var gone = new CancellationTokenSource();
        var first = remembered.FindAsync(1, operatorId, gone.Token);
        var others = new[] { remembered.FindAsync(1, operatorId, Cancel), remembered.FindAsync(1, operatorId, Cancel) };
        await gone.CancelAsync();
        await again.RollbackAsync(Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        var views = await Task.WhenAll(others);
        Assert.NotNull(views[0]);
        Assert.Same(views[0], views[1]);
    }

    [Theory]
    [InlineData("2026-03-29T12:30:00Z", 7, "2026-03-22T23:00:00Z", "2026-03-28T23:00:00Z")]
    [InlineData("2026-03-30T12:30:00Z", 7, "2026-03-23T23:00:00Z", "2026-03-29T22:00:00Z")]
    [InlineData("2026-10-25T12:30:00Z", 1, "2026-10-24T13:00:00Z", "2026-10-25T12:00:00Z")]
    public void Days_begin_at_midnight_in_Berlin_also_when_the_clocks_change(string now, int days, string first, string last)
    {
        var period = FigurePeriod.Of(days, DateTimeOffset.Parse(now, null));

        Assert.Equal((DateTimeOffset.Parse(first, null), DateTimeOffset.Parse(last, null)), (period.From, period.Bars[^1]));
        Assert.Equal(period.Bars.Count, period.Bars.Distinct().Count());
    }

    private static async Task SendAsync(WorkerRig rig, Guid company, string callId)
    {
        var id = (await rig.SendAsync(company, WorkerRig.Example("retell_call_analyzed", callId)))[0];
        await rig.ExecuteAsync("update inbox_jobs set call_id = $2 where event_id = $1", id, callId);
    }

    private static int Sum(JsonNode bars, string? code = null) =>
        bars.AsArray().SelectMany(bar => bar!["counts"]!.AsArray()).Where(count => code is null || (string?)count!["code"] == code).Sum(count => (int)count!["count"]!);
}
