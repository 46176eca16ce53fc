namespace AskPro.Data.Feed;

/// <summary>Where a company's feed is.</summary>
/// <param name="Seq">Its number.</param>
/// <param name="ChangedAt">When it was given, by the database's clock: a database that was restored gives the same numbers again, at other times.</param>
public readonly record struct FeedMark(long Seq, DateTimeOffset ChangedAt);
