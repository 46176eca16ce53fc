using System.Net;
using AskPro.Tests.Support.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AskPro.Tests.Integration.Webhooks;

/// <summary>Who guesses addresses makes no company wait, and a withdrawn key ends in time.</summary>
public sealed class KeyLookupTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private readonly FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_company_known_here_waits_for_nobody_while_addresses_are_guessed()
    {
        await using var host = Start();
        var company = await WebhookCompany.CreateAsync(host, database);
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(host, company));
        await using var held = await HeldInbox.HoldAsync(database, "companies");
        var guesses = Enumerable.Range(0, 4).Select(number => host.PostAsync(Webhooks.Event("call_x"), $"/guess{number}")).ToArray();
        await UntilLookupsWaitAsync(4);

        using var fifth = await host.PostAsync(Webhooks.Event("call_x"), "/guess5");
        clock.Advance(TimeSpan.FromSeconds(20));
        var stale = await SendAsync(host, company);
        await UntilLookupsWaitAsync(5);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "key_lookups_full"), (fifth.StatusCode, await SignatureEndpointTests.CodeAsync(fifth)));
        Assert.Equal(TimeSpan.FromSeconds(5), fifth.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.NoContent, stale);
        await held.ReleaseAsync();
        foreach (var guess in await Task.WhenAll(guesses))
        {
            Assert.Equal(HttpStatusCode.Unauthorized, guess.StatusCode);
            guess.Dispose();
        }
    }

    [Fact]
    public async Task A_company_unheard_of_for_long_has_a_turn_of_its_own()
    {
        await using var host = Start();
        var company = await WebhookCompany.CreateAsync(host, database);
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(host, company));
        clock.Advance(TimeSpan.FromHours(3));
        await using var held = await HeldInbox.HoldAsync(database, "companies");
        var guesses = Enumerable.Range(0, 4).Select(number => host.PostAsync(Webhooks.Event("call_x"), $"/guess{number}")).ToArray();
        await UntilLookupsWaitAsync(4);

        var answer = SendAsync(host, company);
        await UntilLookupsWaitAsync(5);
        await held.ReleaseAsync();

        Assert.Equal(HttpStatusCode.NoContent, await answer);
        foreach (var guess in await Task.WhenAll(guesses))
            guess.Dispose();
    }

    [Fact]
    public async Task A_withdrawn_key_ends_with_the_first_answer_and_at_the_latest_after_a_minute()
    {
        await using var host = Start();
        var (asked, idle) = (await WebhookCompany.CreateAsync(host, database), await WebhookCompany.CreateAsync(host, database));
        foreach (var company in new[] { asked, idle })
            Assert.Equal(HttpStatusCode.NoContent, await SendAsync(host, company));
        await using (var withdraw = database.Owner.CreateCommand("update companies set webhook_key_hash = null, webhook_key_protected = null"))
            await withdraw.ExecuteNonQueryAsync(Cancel);

        clock.Advance(TimeSpan.FromSeconds(14));
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(host, asked));
        clock.Advance(TimeSpan.FromSeconds(2));
        // The one that sets off the question is still served; soon after the answer nobody is.
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(host, asked));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (await SendAsync(host, asked) != HttpStatusCode.Unauthorized)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        clock.Advance(TimeSpan.FromSeconds(44));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(host, idle));
    }

    private static async Task<HttpStatusCode> SendAsync(WebhookHost host, WebhookCompany company)
    {
        using var answer = await host.PostAsync(Webhooks.Event(Webhooks.NewCallId()), company.Path, company.Key);
        return answer.StatusCode;
    }

    private WebhookHost Start() => WebhookHost.Start(
        database, new() { ["Ingest:FlushTimeoutSeconds"] = "60" }, services => services.AddSingleton<TimeProvider>(clock));

    private async Task UntilLookupsWaitAsync(long count)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        await using var waiting = database.Owner.CreateCommand(
            "select count(*) from pg_locks where not granted and relation = 'companies'::regclass and database = (select oid from pg_database where datname = current_database())");
        while ((long)(await waiting.ExecuteScalarAsync(limit.Token))! != count)
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, limit.Token);
    }
}
