using AskPro.Data.Inbox;
using Microsoft.Extensions.Options;

namespace AskPro.Api.Features.Webhooks.Storing;

/// <summary>The inbox with the patience of a sender: a commit that takes longer than Retell waits is a commit in doubt.</summary>
internal sealed class InboxWriter(InboxStore store, IOptions<RetellIngestOptions> options)
{
    private readonly TimeSpan _patience = TimeSpan.FromSeconds(options.Value.FlushTimeoutSeconds);

    public async Task<IReadOnlySet<Guid>> WriteAsync(IReadOnlyList<InboxEntry> entries)
    {
        using var patience = new CancellationTokenSource(_patience);
        return await store.AcceptAsync(entries, patience.Token);
    }
}
