using System.Diagnostics;

namespace AskPro.Web.Live;

/// <summary>What brought a change: known when the Worker's hint told of it, unknown when it was found by polling.</summary>
/// <param name="ReceivedAt">When the oldest event of the change was received.</param>
/// <param name="Trace">The Worker's span that published the hint, in the trace of the newest event; default when it is not recorded.</param>
internal readonly record struct FeedCause(DateTimeOffset ReceivedAt, ActivityContext Trace);
