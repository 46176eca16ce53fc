using System.Net;
using System.Threading.Channels;
using AskPro.Tests.Support.Databases;
using AskPro.Tests.Support.Servers;
using StackExchange.Redis;
using Xunit;

namespace AskPro.Tests.Integration.Webhooks;

public sealed class WakeUpTests(Postgres18 database, GarnetCache cache) : IClassFixture<Postgres18>, IClassFixture<GarnetCache>
{
    [Fact]
    public async Task A_new_event_wakes_the_worker_and_a_repetition_does_not()
    {
        var heard = Channel.CreateUnbounded<string>();
        await using var listener = await ConnectionMultiplexer.ConnectAsync(cache.ConnectionString);
        await listener.GetSubscriber().SubscribeAsync(RedisChannel.Literal("askpro:inbox"), (_, message) => heard.Writer.TryWrite(message.ToString()));
        await using var host = WebhookHost.Start(database, new() { ["ConnectionStrings:cache"] = cache.ConnectionString });
        var body = Webhooks.Event(Webhooks.NewCallId());

        using var first = await host.PostAsync(body);
        Assert.Equal("", await HearAsync(heard));
        using var repetition = await host.PostAsync(body);
        using var another = await host.PostAsync(Webhooks.Event(Webhooks.NewCallId()));
        Assert.Equal("", await HearAsync(heard));

        Assert.All([first, repetition, another], answer => Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode));
        Assert.False(heard.Reader.TryRead(out _));
    }

    private static Task<string> HearAsync(Channel<string> heard) =>
        heard.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
}
