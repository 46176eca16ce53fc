using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using AskPro.Integrations.Mail;
using AskPro.Simulator.Mails;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using AskPro.Tests.Support.Telemetry;
using AskPro.Worker.Mails;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace AskPro.Tests.Integration.Outbox;

/// <summary>From the outbox to the mailbox, over real SMTP.</summary>
public abstract class MailDispatcherTests(TestDatabase server) : IAsyncLifetime
{
    private MailRig _rig = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await server.Owner.ChangeAsync("truncate outbox_messages");
        _rig = new MailRig(server);
    }

    public async ValueTask DisposeAsync()
    {
        await _rig.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_mail_arrives_as_it_was_written_and_once()
    {
        await _rig.AskAsync("reset:1");
        Assert.Equal(MailResults.Sent, (await _rig.Dispatcher().RunOnceAsync(Stop)).Result);
        Assert.Null((await _rig.Dispatcher().RunOnceAsync(Stop)).Message);

        var mail = Assert.Single(_rig.Mailbox.Latest);
        Assert.Equal(("Neues Passwort für Sömmer", "de", MailRig.Address), (mail.Subject, mail.Language, mail.To.Single()));
        Assert.Equal(["Guten Tag,", "", MailRig.Link, "", ".Viele Grüße"], mail.Text.TrimEnd().ReplaceLineEndings("\n").Split('\n'));
        Assert.EndsWith("@askpro.example", mail.MessageId, StringComparison.Ordinal);
        Assert.Equal(("sent", (short)0, null, false, null), await server.RowAsync("reset:1"));
    }

    [Fact]
    public async Task Each_try_continues_the_trace_of_who_asked()
    {
        using var spans = new HeardSpans("AskPro.Worker");
        using var request = new Activity("request") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        await _rig.AskAsync("reset:traced");
        request.Stop();
        _rig.Mailbox.Answer = MailAnswer.RefuseForNow;
        await _rig.Dispatcher().RunOnceAsync(Stop);

        var send = Assert.Single(spans.Ended, span => span.TraceId == request.TraceId);
        Assert.Equal(("outbox send", request.SpanId), (send.OperationName, send.ParentSpanId));
        Assert.Equal((MailResults.Retry, ActivityStatusCode.Error), (send.GetTagItem("askpro.outcome"), send.Status));
        Assert.DoesNotContain(MailRig.Address, KeptTelemetry.Words(send), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_and_not_marked_it_comes_twice_as_the_same_mail_and_is_never_lost()
    {
        await _rig.AskAsync("reset:2");
        await server.Owner.ChangeAsync("alter table outbox_messages add constraint nothing_is_sent check (state <> 'sent')");
        await Assert.ThrowsAsync<PostgresException>(() => _rig.Dispatcher().RunOnceAsync(Stop));
        await server.Owner.ChangeAsync("alter table outbox_messages drop constraint nothing_is_sent");

        Assert.Null((await _rig.Dispatcher().RunOnceAsync(Stop)).Message);
        await EndLeasesAsync();
        Assert.Equal(MailResults.Sent, (await _rig.Dispatcher().RunOnceAsync(Stop)).Result);

        Assert.Equal(2, _rig.Mailbox.Latest.Count);
        Assert.Single(_rig.Mailbox.Latest.Select(mail => (mail.MessageId, mail.Subject, mail.Text)).Distinct());
        Assert.Equal("sent", (await server.RowAsync("reset:2")).State);
    }

    [Fact]
    public async Task Refused_for_now_it_comes_later_and_refused_for_good_it_is_dead_at_once()
    {
        await _rig.AskAsync("reset:3");
        _rig.Mailbox.Answer = MailAnswer.RefuseForNow;
        var first = await _rig.Dispatcher().RunOnceAsync(Stop);
        Assert.Equal((MailResults.Retry, MailCauses.RefusedForNow, 451), (first.Result, first.Cause, first.Status));
        Assert.Equal(("queued", (short)1, MailCauses.RefusedForNow, true, 60d), await server.RowAsync("reset:3"));

        await DueAsync();
        _rig.Mailbox.Answer = MailAnswer.RefuseForGood;
        Assert.Equal(MailResults.Dead, (await _rig.Dispatcher().RunOnceAsync(Stop)).Result);
        Assert.Equal(("dead", (short)2, MailCauses.Refused, true, 0d), await server.RowAsync("reset:3"));
        Assert.Empty(_rig.Mailbox.Latest);
    }

    [Fact]
    public async Task A_server_that_says_later_is_asked_for_three_days()
    {
        await _rig.AskAsync("reset:patient");
        _rig.Mailbox.Answer = MailAnswer.RefuseForNow;
        double[] minutes = [1, 5, 15, 60, .. Enumerable.Repeat(240d, 17)];
        for (var failures = 1; failures <= minutes.Length; failures++)
        {
            Assert.Equal((MailResults.Retry, MailCauses.RefusedForNow), await RunAsync(_rig.Dispatcher()));
            Assert.Equal(("queued", (short)failures, MailCauses.RefusedForNow, true, minutes[failures - 1] * 60), await server.RowAsync("reset:patient"));
            await DueAsync();
        }

        Assert.Equal((MailResults.Dead, MailCauses.RefusedForNow), await RunAsync(_rig.Dispatcher()));
        Assert.InRange(minutes.Sum(), 60 * 24 * 2.8, 60 * 24 * 3);
    }

    [Fact]
    public async Task A_mail_whose_link_has_expired_is_not_sent_any_more()
    {
        await _rig.AskAsync("reset:late", expiresAt: TimeProvider.System.GetUtcNow().AddMinutes(-1));
        // Whether there is a server or not.
        Assert.Equal((MailResults.Dead, MailDispatcher.Expired), await RunAsync(_rig.Dispatcher(port: 1)));
        Assert.Equal(("dead", (short)1, MailDispatcher.Expired, true, 0d), await server.RowAsync("reset:late"));
        Assert.Empty(_rig.Mailbox.Latest);
    }

    [Fact]
    public async Task A_line_that_breaks_after_the_last_dot_costs_a_second_copy_and_no_mail()
    {
        await _rig.AskAsync("reset:4");
        _rig.Mailbox.Answer = MailAnswer.TakeAndHangUp;
        Assert.Equal((MailResults.Retry, MailCauses.Interrupted), await RunAsync(_rig.Dispatcher()));
        await DueAsync();
        _rig.Mailbox.Answer = MailAnswer.Take;
        Assert.Equal((MailResults.Sent, null), await RunAsync(_rig.Dispatcher()));
        Assert.Single(_rig.Mailbox.Latest.Select(mail => mail.MessageId).Distinct());
    }

    [Fact]
    public async Task Without_a_mail_server_a_mail_waits_and_no_try_is_counted()
    {
        await _rig.AskAsync("reset:5");
        for (var turn = 0; turn < 5; turn++)
            Assert.Equal((MailResults.Released, MailCauses.ServerAway), await RunAsync(_rig.Dispatcher(port: 1)));
        Assert.Equal(("queued", (short)0, null, true, null), await server.RowAsync("reset:5"));
        Assert.Equal((MailResults.Sent, null), await RunAsync(_rig.Dispatcher()));
    }

    [Fact]
    public async Task Who_hangs_past_the_lease_is_taken_over_from_and_says_nothing_more()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await _rig.AskAsync("reset:6");
        var hanging = _rig.Dispatcher(((IPEndPoint)silent.LocalEndpoint).Port).RunOnceAsync(Stop);
        using (await silent.AcceptTcpClientAsync(Stop))
        {
            await EndLeasesAsync();
            Assert.Equal((MailResults.Sent, null), await RunAsync(_rig.Dispatcher()));
        }

        Assert.Equal(MailResults.TakenOver, (await hanging).Result);
        Assert.Equal("sent", (await server.RowAsync("reset:6")).State);
        Assert.Single(_rig.Mailbox.Latest);
    }

    [Fact]
    public async Task What_cannot_be_read_or_addressed_ends_as_a_dead_letter()
    {
        await _rig.AskAsync("foreign");
        Assert.Equal((MailResults.Retry, MailDispatcher.PayloadUnreadable), await RunAsync(_rig.Dispatcher(otherKeyRing: true)));
        await _rig.AskAsync("nobody", to: "@@ nobody");
        Assert.Equal((MailResults.Dead, MailCauses.AddressUnreadable), await RunAsync(_rig.Dispatcher()));
    }

    [Fact]
    public async Task No_log_line_holds_address_subject_or_link()
    {
        using var meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var report = _rig.Report(new MailMetrics(meters.GetRequiredService<IMeterFactory>(), new MailMonitor()));
        foreach (var answer in Enum.GetValues<MailAnswer>())
        {
            _rig.Mailbox.Answer = answer;
            await _rig.AskAsync($"logged:{answer}");
            report.Turned(await _rig.Dispatcher().RunOnceAsync(Stop), TimeSpan.FromSeconds(1));
        }

        Assert.Contains(_rig.Log.Lines, line => line.Contains(" 3200 ", StringComparison.Ordinal));
        Assert.Contains(_rig.Log.Lines, line => line.Contains(" 3201 ", StringComparison.Ordinal));
        Assert.DoesNotContain(_rig.Log.Lines, line =>
            line.Contains('@', StringComparison.Ordinal) || line.Contains("secret", StringComparison.Ordinal) || line.Contains("Passwort", StringComparison.Ordinal));
    }

    private static async Task<(string? Result, string? Cause)> RunAsync(MailDispatcher dispatcher)
    {
        var turn = await dispatcher.RunOnceAsync(Stop);
        return (turn.Result, turn.Cause);
    }

    private Task<int> EndLeasesAsync() => server.Owner.ChangeAsync("update outbox_messages set lease_until = now() where state = 'queued'");

    private Task<int> DueAsync() => server.Owner.ChangeAsync("update outbox_messages set run_at = now() where state = 'queued'");
}
