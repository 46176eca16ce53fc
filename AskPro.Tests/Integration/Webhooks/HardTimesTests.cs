using System.Net;
using System.Net.Sockets;
using System.Text;
using AskPro.Integrations.Retell.Signatures;
using AskPro.Tests.Support.Databases;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Xunit;

namespace AskPro.Tests.Integration.Webhooks;

public sealed class HardTimesTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private const int Limit = 8 * 1024 * 1024;

    [Fact]
    public async Task Without_the_database_nobody_hears_yes_and_afterwards_everything_is_as_before()
    {
        await using var host = WebhookHost.Start(database);
        var callId = Webhooks.NewCallId();
        using var warm = await host.PostAsync(Webhooks.Event(Webhooks.NewCallId()));
        Assert.Equal(HttpStatusCode.NoContent, warm.StatusCode);

        await AllowConnectionsAsync(false);
        using var away = await host.PostAsync(Webhooks.Event(callId));
        await AllowConnectionsAsync(true);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
        Assert.Equal("database_unavailable", await SignatureEndpointTests.CodeAsync(away));
        Assert.Equal(TimeSpan.FromSeconds(5), away.Headers.RetryAfter?.Delta);
        using var back = await host.PostAsync(Webhooks.Event(callId));
        Assert.Equal(HttpStatusCode.NoContent, back.StatusCode);
        Assert.Single(await StoredEvents.ReadAsync(database, callId));
    }

    [Fact]
    public async Task A_sender_that_hangs_up_loses_nothing()
    {
        await using var host = WebhookHost.Start(database);
        var callId = Webhooks.NewCallId();
        await using var held = await HeldInbox.HoldAsync(database);

        using (var sender = new TcpClient())
        {
            await sender.ConnectAsync(host.Address.Host, host.Address.Port, TestContext.Current.CancellationToken);
            await sender.GetStream().WriteAsync(RawRequest(Webhooks.Event(callId)), TestContext.Current.CancellationToken);
            await held.UntilFlushWaitsAsync();
            sender.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        using var sibling = await SendAndReleaseAsync(host, held);
        await HeldInbox.UntilInsideAsync(host, 0);

        Assert.Equal(HttpStatusCode.NoContent, sibling.StatusCode);
        Assert.Single(await StoredEvents.ReadAsync(database, callId));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Over_eight_megabytes_is_too_large_and_eight_are_not(bool announced)
    {
        await using var host = WebhookHost.Start(database);
        var callId = Webhooks.NewCallId();
        var fits = Webhooks.Event(callId, filler: new string('x', Limit - Webhooks.Event(callId).Length));
        byte[] tooLarge = [.. fits, (byte)' '];

        using var yes = await SendAsync(host, fits, announced);
        using var no = await SendAsync(host, tooLarge, announced);

        Assert.Equal((Limit, HttpStatusCode.NoContent), (fits.Length, yes.StatusCode));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, no.StatusCode);
        Assert.Equal("body_too_large", await SignatureEndpointTests.CodeAsync(no));
        Assert.Single(await StoredEvents.ReadAsync(database, callId));
    }

    [Theory]
    [InlineData("Ingest:MaxWaitingRows", "2", 10)]
    [InlineData("Ingest:MaxWaitingBytes", "8388608", 4_000_000)]
    public async Task A_full_house_says_come_back_and_has_room_again_later(string setting, string value, int filler)
    {
        await using var host = WebhookHost.Start(database, new() { [setting] = value });
        var text = new string('x', filler);
        await using var held = await HeldInbox.HoldAsync(database);
        var inside = Enumerable.Range(0, 2).Select(_ => host.PostAsync(Webhooks.Event(Webhooks.NewCallId(), filler: text))).ToArray();
        await HeldInbox.UntilInsideAsync(host, 2, bytes: 2 * filler);

        var callId = Webhooks.NewCallId();
        using var full = await host.PostAsync(Webhooks.Event(callId, filler: text));
        await held.ReleaseAsync();
        var answers = await Task.WhenAll(inside);
        using var later = await host.PostAsync(Webhooks.Event(callId, filler: text));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "queue_full"), (full.StatusCode, await SignatureEndpointTests.CodeAsync(full)));
        Assert.Equal(TimeSpan.FromSeconds(5), full.Headers.RetryAfter?.Delta);
        Assert.All(answers.Append(later), answer => Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode));
        Assert.Single(await StoredEvents.ReadAsync(database, callId));
    }

    [Fact]
    public async Task A_stop_stores_and_answers_what_is_inside()
    {
        await using var host = WebhookHost.Start(database);
        var calls = Enumerable.Range(0, 20).Select(_ => Webhooks.NewCallId()).ToArray();
        await using var held = await HeldInbox.HoldAsync(database);
        var sent = calls.Select(callId => host.PostAsync(Webhooks.Event(callId))).ToArray();
        await HeldInbox.UntilInsideAsync(host, calls.Length);

        var lifetime = host.Get<IHostApplicationLifetime>();
        lifetime.StopApplication();
        await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, TestContext.Current.CancellationToken);
        await held.ReleaseAsync();
        var answers = await Task.WhenAll(sent);

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode));
        var stored = await StoredEvents.ReadAsync(database);
        Assert.All(calls, callId => Assert.Single(stored, row => row.CallId == callId));
    }

    private static async Task<HttpResponseMessage> SendAndReleaseAsync(WebhookHost host, HeldInbox held)
    {
        var sibling = host.PostAsync(Webhooks.Event(Webhooks.NewCallId()));
        await HeldInbox.UntilInsideAsync(host, 2);
        await held.ReleaseAsync();
        return await sibling;
    }

    private static async Task<HttpResponseMessage> SendAsync(WebhookHost host, byte[] body, bool announced)
    {
        using var client = host.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/retell/webhook", UriKind.Relative));
        request.Content = new ByteArrayContent(body);
        request.Headers.TransferEncodingChunked = !announced;
        request.Headers.TryAddWithoutValidation(
            RetellSignature.HeaderName, RetellSignature.Sign(body, WebhookHost.PlatformKey, TimeProvider.System.GetUtcNow()));
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static byte[] RawRequest(byte[] body)
    {
        var signature = RetellSignature.Sign(body, WebhookHost.PlatformKey, TimeProvider.System.GetUtcNow());
        var head = $"POST /api/retell/webhook HTTP/1.1\r\nHost: test\r\nContent-Length: {body.Length}\r\n{RetellSignature.HeaderName}: {signature}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    private async Task AllowConnectionsAsync(bool allowed)
    {
        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString()).Database;
        await using var server = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(database.ConnectionString()) { Database = "postgres", Pooling = false }.ConnectionString);
        await using var allow = server.CreateCommand($"alter database {name} allow_connections {allowed}");
        await allow.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        if (allowed)
            return;
        await using var terminate = server.CreateCommand($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}' and usename = 'askpro_api'");
        await terminate.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
