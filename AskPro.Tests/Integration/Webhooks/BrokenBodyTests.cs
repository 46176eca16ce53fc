using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AskPro.Api.Features.Webhooks.Intake;
using AskPro.Integrations.Retell.Signatures;
using AskPro.Tests.Support.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace AskPro.Tests.Integration.Webhooks;

/// <summary>Bodies that do not arrive whole, and bodies larger than the server's own limit.</summary>
public sealed class BrokenBodyTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Content-Length: 5000", "half of it", true)]
    [InlineData("Content-Length: 5000", "half of it", false)]
    [InlineData("Transfer-Encoding: chunked", "5\r\nabcde\r\n", true)]
    [InlineData("Transfer-Encoding: chunked", "no length of a chunk\r\n", false)]
    public async Task A_sender_that_stops_in_the_middle_is_counted_and_ends_quietly(string framing, string part, bool reset)
    {
        using var log = new KeptLines();
        await using var host = WebhookHost.Start(database, services: services => services.AddSingleton<ILoggerProvider>(log));
        using var counts = new KeptCounts(host.Get<IMeterFactory>());
        using (var sender = new TcpClient())
        {
            await sender.ConnectAsync(host.Address.Host, host.Address.Port, Cancel);
            var stream = sender.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Head(framing) + part), Cancel);
            if (reset)
            {
                await HeldInbox.UntilInsideAsync(host, 1, bytes: 1);
                sender.LingerState = new LingerOption(enable: true, seconds: 0);
            }
            else
            {
                sender.Client.Shutdown(SocketShutdown.Send);
                await UntilClosedAsync(stream);
            }
        }

        await UntilAsync(() => counts["askpro.inbox.rejected", IngestFault.BodyIncomplete.Code] == 1
            && log.Lines.Any(line => line.StartsWith("Warning WebhookRefused", StringComparison.Ordinal) && line.Contains("body_incomplete", StringComparison.Ordinal)));
        await HeldInbox.UntilInsideAsync(host, 0);
        Assert.DoesNotContain(log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal));
        using var next = await host.PostAsync(Webhooks.Event(Webhooks.NewCallId()));
        Assert.Equal(HttpStatusCode.NoContent, next.StatusCode);
    }

    [Fact]
    public async Task A_limit_above_that_of_the_server_holds()
    {
        const int limit = 34 * 1024 * 1024;
        await using var host = WebhookHost.Start(database, new() { ["Ingest:MaxBodyBytes"] = $"{limit}" });
        var callId = Webhooks.NewCallId();
        var fits = Webhooks.Event(callId, filler: new string('x', limit - Webhooks.Event(callId).Length));

        using var yes = await host.PostAsync(fits);
        using var sender = new TcpClient();
        await sender.ConnectAsync(host.Address.Host, host.Address.Port, Cancel);
        await sender.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Head($"Content-Length: {limit + 1}")), Cancel);
        var no = await new StreamReader(sender.GetStream()).ReadLineAsync(Cancel);

        Assert.Equal(HttpStatusCode.NoContent, yes.StatusCode);
        Assert.Single(await StoredEvents.ReadAsync(database, callId));
        Assert.StartsWith("HTTP/1.1 413", no, StringComparison.Ordinal);
    }

    /// <summary>What is answered is nobody's any more: the server may end the connection with or without it.</summary>
    private static async Task UntilClosedAsync(NetworkStream stream)
    {
        try
        {
            await new StreamReader(stream).ReadToEndAsync(Cancel);
        }
        catch (IOException)
        {
            // Reset.
        }
    }

    private static string Head(string framing)
    {
        var signature = RetellSignature.Sign([], WebhookHost.PlatformKey, TimeProvider.System.GetUtcNow());
        return $"POST /api/retell/webhook HTTP/1.1\r\nHost: test\r\n{framing}\r\n{RetellSignature.HeaderName}: {signature}\r\n\r\n";
    }

    private static async Task UntilAsync(Func<bool> isTrue)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (!isTrue())
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, limit.Token);
    }
}
