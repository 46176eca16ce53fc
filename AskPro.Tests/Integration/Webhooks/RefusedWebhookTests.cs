using System.Diagnostics.Metrics;
using System.Net;
using System.Security.Cryptography;
using AskPro.Api.Features.Webhooks.Refusals;
using AskPro.Integrations.Retell.Signatures;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AskPro.Tests.Integration.Webhooks;

/// <summary>What is kept of webhooks whose signature is refused, and how much of it.</summary>
public sealed class RefusedWebhookTests(Postgres18 database) : IClassFixture<Postgres18>, IAsyncLifetime
{
    // It stands still, so that nothing is written before the test says so.
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await database.Owner.ChangeAsync("truncate refused_webhooks, refused_webhook_counts, refused_webhook_hours");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Each_reason_is_kept_with_the_company_of_the_address_the_beginning_of_the_body_and_no_secret()
    {
        await using var host = Start();
        var company = await WebhookCompany.CreateAsync(host, database);
        var large = Webhooks.Event(Webhooks.NewCallId(), filler: new string('x', 20_000));
        var old = RetellSignature.Sign(large, company.Key, _clock.GetUtcNow().AddMinutes(-6));

        (await host.PostAsync(large, company.Path, key: "another_key")).Dispose();
        (await host.PostWithHeaderAsync(large, old, company.Path)).Dispose();
        (await host.PostWithHeaderAsync(large, null, company.Path)).Dispose();
        (await host.PostWithHeaderAsync(large, "sha256=07")).Dispose();
        (await host.PostAsync(large, "/address-of-nobody")).Dispose();
        (await host.PostAsync(large, company.Path, company.Key)).Dispose();
        Assert.Equal((5, 0), await WriteAsync(host));

        Assert.Equal(
            $"""
            signature_invalid  address_unknown 2026-11-23 12:00:00+00
            signature_invalid {company.Id:D}  2026-11-23 12:00:00+00
            signature_malformed   
            signature_missing {company.Id:D}  
            signature_stale {company.Id:D}  2026-11-23 11:54:00+00
            """,
            await database.Owner.AskAsync<string>(null,
                "select string_agg(concat_ws(' ', verdict, coalesce(company_id::text, ''), coalesce(detail, ''), coalesce((signed_at at time zone 'UTC')::text || '+00', '')), E'\\n' order by verdict, detail) from refused_webhooks"));
        Assert.Equal(5, await database.Owner.AskAsync<long>(null,
            "select count(*) from refused_webhooks where octet_length(body) = 16384 and body_length = $1 and body_sha256 = $2", large.Length, SHA256.HashData(large)));
        Assert.Equal($"content-type: application/json\ncontent-length: {large.Length}", await database.Owner.AskAsync<string>(null, "select distinct headers from refused_webhooks"));
        Assert.Equal($"content-type: application/json\ncontent-length: {large.Length}", await database.Owner.AskAsync<string>(
            null, "select body.headers from inbox_bodies body join inbox_jobs job using (event_id) where job.company_id = $1", company.Id));
        // Neither the address, which is a secret, nor the digest of the signature.
        Assert.Equal(0, await database.Owner.AskAsync<long>(null,
            "select count(*) from refused_webhooks refused where strpos(refused::text, $1) > 0 or strpos(refused::text, $2) > 0", company.Path[1..], old.Split("d=")[1]));
    }

    [Fact]
    public async Task More_than_the_minute_allows_are_counted_and_those_of_the_next_minute_kept_again()
    {
        await using var host = Start(("Ingest:RefusedPerMinute", "2"));
        using var counts = new KeptCounts(host.Get<IMeterFactory>());
        var body = Webhooks.Event(Webhooks.NewCallId());

        foreach (var key in new[] { "a", "b", "c", "d", "e" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await host.PostAsync(body, key: key)).StatusCode);
        Assert.Equal((2, 3), await WriteAsync(host));
        Assert.Equal((0, 0), await WriteAsync(host));
        _clock.SetUtcNow(_clock.GetUtcNow().AddMinutes(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.PostAsync(body, key: "f")).StatusCode);
        await WriteAsync(host);

        Assert.Equal(3, await database.Owner.AskAsync<long>(null, "select count(*) from refused_webhooks"));
        Assert.Equal(3, await database.Owner.AskAsync<long>(null, "select sum(requests)::bigint from refused_webhook_counts"));
        // For good, each of them.
        Assert.Equal(6, await database.Owner.AskAsync<long>(null, "select sum(requests)::bigint from refused_webhook_hours"));
        Assert.Equal(3, counts["askpro.inbox.rejected.only_counted", ""]);
        Assert.Equal(6, counts["askpro.inbox.rejected", "signature_invalid"]);
    }

    [Fact]
    public async Task What_cannot_be_written_is_counted_and_the_number_kept_until_it_can()
    {
        await using var host = Start();
        (await host.PostAsync(Webhooks.Event(Webhooks.NewCallId()), key: "another")).Dispose();

        await database.Owner.ChangeAsync("revoke insert on refused_webhooks, refused_webhook_counts from askpro_api");
        Assert.Equal((0, 0), await WriteAsync(host));
        await database.Owner.ChangeAsync("grant insert on refused_webhooks, refused_webhook_counts to askpro_api");

        Assert.Equal((0, 1), await WriteAsync(host));
    }

    private static async Task<(int Written, long Counted)> WriteAsync(WebhookHost host)
    {
        var turn = await host.Services.GetServices<IHostedService>().OfType<RefusalWriter>().Single().RunOnceAsync(Cancel);
        return (turn.Written, turn.Counted);
    }

    private WebhookHost Start(params (string Key, string Value)[] settings) => WebhookHost.Start(
        database, settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value), services => services.AddSingleton<TimeProvider>(_clock));
}
