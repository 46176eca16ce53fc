using System.Diagnostics;

namespace AskPro.Worker.Feed;

/// <summary>A company's calls changed: what its pages are told, and by which events it came.</summary>
/// <param name="CompanyId">Whose calls.</param>
/// <param name="Seq">Its feed number from now on.</param>
/// <param name="ReceivedAt">When the oldest of the events was received; null when no event was the cause.</param>
/// <param name="Cause">The trace of the request that brought the newest of them.</param>
/// <param name="Others">The traces of the others.</param>
internal sealed record FeedChange(
    Guid CompanyId, long Seq, DateTimeOffset? ReceivedAt, ActivityContext Cause, IReadOnlyList<ActivityContext> Others);
