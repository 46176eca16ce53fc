using AskPro.Data.Inbox;

namespace AskPro.Api.Features.Webhooks.Storing;

/// <summary>An event and the request that waits for its commit.</summary>
internal sealed class WaitingEvent(InboxEntry entry) : TaskCompletionSource<StoreOutcome>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public InboxEntry Entry { get; } = entry;
}
