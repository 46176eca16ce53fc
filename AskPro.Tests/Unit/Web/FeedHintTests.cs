using System.Diagnostics;
using AskPro.Web.Live;
using Xunit;
using WebHint = AskPro.Web.Live.FeedHint;
using WorkerHint = AskPro.Worker.Feed.FeedHint;

namespace AskPro.Tests.Unit.Web;

/// <summary>What the Worker writes, Web reads; both rooms have their own words for it.</summary>
public sealed class FeedHintTests
{
    private const string Salon = "00000000-0000-7000-8000-000000000001";
    private const string Publish = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static readonly DateTimeOffset Received = new(2026, 11, 23, 9, 0, 0, 125, TimeSpan.Zero);

    [Fact]
    public void A_hint_carries_number_receipt_and_trace()
    {
        using var publish = new Activity("feed publish").SetParentId(
            ActivityTraceId.CreateFromString("0af7651916cd43dd8448eb211c80319c"), ActivitySpanId.CreateFromString("b7ad6b7169203331"), ActivityTraceFlags.Recorded);
        publish.Start();

        var written = WorkerHint.Write(new AskPro.Worker.Feed.FeedChange(Guid.Parse(Salon), 42, Received, default, []), publish);

        Assert.True(WebHint.TryRead(written, out var hint));
        Assert.Equal((Guid.Parse(Salon), 42, Received), (hint.CompanyId, hint.Seq, hint.Cause!.Value.ReceivedAt));
        Assert.Equal((publish.TraceId, publish.SpanId), (hint.Cause.Value.Trace.TraceId, hint.Cause.Value.Trace.SpanId));
    }

    [Fact]
    public void Without_an_event_it_carries_the_number_alone()
    {
        Assert.True(WebHint.TryRead(WorkerHint.Write(new AskPro.Worker.Feed.FeedChange(Guid.Parse(Salon), 42, null, default, []), null), out var hint));

        Assert.Equal(new WebHint(Guid.Parse(Salon), 42, null), hint);
    }

    [Theory]
    [InlineData("x " + Publish)]
    [InlineData("99999999999999999 " + Publish)]
    [InlineData("-5")]
    public void A_cause_that_is_not_readable_costs_the_cause_only(string cause)
    {
        Assert.True(WebHint.TryRead($"{Salon}:42 {cause}", out var hint));
        Assert.Null(hint.Cause);
    }

    [Theory]
    [InlineData(Salon + ":42 1763900000123")]
    [InlineData(Salon + ":42 1763900000123 00-nothing")]
    public void What_is_not_recorded_still_tells_when_it_came(string payload)
    {
        Assert.True(WebHint.TryRead(payload, out var hint));
        Assert.Equal(new FeedCause(DateTimeOffset.FromUnixTimeMilliseconds(1763900000123), default), hint.Cause);
    }

    [Theory]
    [InlineData(Salon + ":-1")]
    [InlineData(Salon)]
    [InlineData(":42")]
    [InlineData("")]
    [InlineData(null)]
    public void Hints_that_are_not_readable_are_dropped(string? payload) => Assert.False(WebHint.TryRead(payload, out _));
}
