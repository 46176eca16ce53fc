using AskPro.Tests.Support.Servers;
using StackExchange.Redis;
using Xunit;

namespace AskPro.Tests.Integration.Servers;

public sealed class GarnetServerTests(GarnetCache cache) : CacheServerTests(cache), IClassFixture<GarnetCache>;

public sealed class RedisServerTests(RedisCache cache) : CacheServerTests(cache), IClassFixture<RedisCache>;

public abstract class CacheServerTests(TestCache cache)
{
    [Fact]
    public async Task A_hint_reaches_its_subscriber()
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(cache.ConnectionString);
        var arrived = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await connection.GetSubscriber().SubscribeAsync(RedisChannel.Literal("askpro:feed"), (_, message) => arrived.TrySetResult(message.ToString()));

        await connection.GetSubscriber().PublishAsync(RedisChannel.Literal("askpro:feed"), "42");

        Assert.Equal("42", await arrived.Task.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("")]
    [InlineData(",password=wrong")]
    public async Task Nobody_comes_in_without_the_password(string login)
    {
        var address = cache.ConnectionString.Split(',')[0];

        await Assert.ThrowsAsync<RedisConnectionException>(async () =>
        {
            await using var connection = await ConnectionMultiplexer.ConnectAsync($"{address}{login},connectTimeout=2000,connectRetry=0");
            await connection.GetDatabase().PingAsync();
        });
    }

    [Fact]
    public void The_password_is_in_no_command_line_and_in_no_file_of_others()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("Reads /proc.");
        Assert.Contains("127.0.0.1", cache.CommandLine, StringComparison.Ordinal);
        Assert.DoesNotContain(TestCache.Secret, cache.CommandLine, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(cache.Folder));
        foreach (var file in Directory.GetFiles(cache.Folder))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(file).UnixFileMode);
    }

    [Fact]
    public async Task Killed_and_started_again_it_answers_on_the_same_port()
    {
        await cache.KillAsync();
        await cache.StartAsync();

        await using var connection = await ConnectionMultiplexer.ConnectAsync(cache.ConnectionString);
        Assert.True(await connection.GetDatabase().StringSetAsync("key", "value"));
    }
}
