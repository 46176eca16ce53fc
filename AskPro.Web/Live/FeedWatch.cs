using System.Threading.Channels;
using AskPro.Web.Backend;

namespace AskPro.Web.Live;

/// <summary>One browser waiting for changes of one company. Only the newest sequence is kept: it stands for all before it.</summary>
internal sealed class FeedWatch(FeedHub hub, Guid companyId, SessionToken token) : IDisposable
{
    private readonly Channel<FeedChange> changes = Channel.CreateBounded<FeedChange>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public Guid CompanyId { get; } = companyId;

    public SessionToken Token { get; } = token;

    /// <summary>Completes when the session has ended.</summary>
    public ChannelReader<FeedChange> Changes => changes.Reader;

    public void Tell(FeedChange change) => changes.Writer.TryWrite(change);

    public void End() => changes.Writer.TryComplete();

    public void Dispose() => hub.Remove(this);
}
