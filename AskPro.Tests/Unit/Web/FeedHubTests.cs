using AskPro.Web.Live;
using Xunit;

namespace AskPro.Tests.Unit.Web;

public sealed class FeedHubTests
{
    private static readonly Guid Salon = Guid.Parse("00000000-0000-7000-8000-000000000001");
    private static readonly Guid Praxis = Guid.Parse("00000000-0000-7000-8000-000000000002");

    private readonly FeedHub hub = new();

    [Fact]
    public void Tells_the_watchers_of_that_company_only()
    {
        using var salon = hub.Watch(Salon, new("a"));
        using var praxis = hub.Watch(Praxis, new("b"));

        hub.Advance(Salon, 5);

        Assert.True(salon.Changes.TryRead(out var change));
        Assert.Equal(5, change.Seq);
        Assert.False(praxis.Changes.TryRead(out _));
    }

    [Fact]
    public void The_newest_sequence_stands_for_all_before_it_and_old_ones_change_nothing()
    {
        using var watch = hub.Watch(Salon, new("a"));

        foreach (var seq in (long[])[5, 6, 9, 7, 9])
            hub.Advance(Salon, seq);

        Assert.True(watch.Changes.TryRead(out var newest));
        Assert.Equal(9, newest.Seq);
        Assert.False(watch.Changes.TryRead(out _));
        Assert.Equal(9, hub.LastKnown(Salon));
    }

    [Fact]
    public void A_closed_session_ends_all_its_streams_and_no_other()
    {
        using var first = hub.Watch(Salon, new("a"));
        using var second = hub.Watch(Salon, new("a"));
        using var other = hub.Watch(Salon, new("b"));

        hub.EndSession(new("a"));

        Assert.True(first.Changes.Completion.IsCompleted && second.Changes.Completion.IsCompleted);
        Assert.False(other.Changes.Completion.IsCompleted);
    }

    [Fact]
    public void One_viewer_a_company_is_asked_with_and_a_company_nobody_watches_is_forgotten()
    {
        var first = hub.Watch(Salon, new("a"));
        var second = hub.Watch(Salon, new("b"));
        hub.Advance(Salon, 3);
        Assert.Single(hub.OnePerCompany());

        first.Dispose();
        Assert.Same(second, Assert.Single(hub.OnePerCompany()));
        second.Dispose();

        Assert.Empty(hub.OnePerCompany());
        Assert.Equal(0, hub.LastKnown(Salon));
    }
}
