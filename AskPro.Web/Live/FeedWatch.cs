using System.Threading.Channels;
using AskPro.Web.Backend;

namespace AskPro.Web.Live;

/// <summary>One browser waiting for changes of one company. Only the newest sequence is kept: it stands for all before it.</summary>
internal sealed class FeedWatch(FeedHub hub, Guid companyId, SessionToken token) : IDisposable
{
    private readonly Channel<long> changes = Channel.CreateBounded<long>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public Guid CompanyId { get; } = companyId;

    public SessionToken Token { get; } = token;

    /// <summary>Completes when the session has ended.</summary>
    public ChannelReader<long> Changes => changes.Reader;

    public void Tell(long seq) => changes.Writer.TryWrite(seq);

    public void End() => changes.Writer.TryComplete();

    public void Dispose() => hub.Remove(this);
}
