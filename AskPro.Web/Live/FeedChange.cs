namespace AskPro.Web.Live;

/// <summary>A company's feed moved on.</summary>
/// <param name="Seq">Its number now.</param>
/// <param name="Cause">What brought it, as far as it is known.</param>
internal readonly record struct FeedChange(long Seq, FeedCause? Cause = null);
