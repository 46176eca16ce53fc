using System.Diagnostics;
using System.Globalization;

namespace AskPro.Web.Live;

/// <summary>What the Worker says over Redis.</summary>
internal readonly record struct FeedHint(Guid CompanyId, long Seq, FeedCause? Cause)
{
    /// <summary>
    /// Reads <c>{companyId:D}:{seq}</c>, optionally followed by <c> {milliseconds}</c>, when the oldest event was received (Unix time),
    /// and that by <c> {traceparent}</c>, the span that published (W3C Trace Context). Anything else is dropped, the poller covers it.
    /// </summary>
    public static bool TryRead(string? payload, out FeedHint hint)
    {
        hint = default;
        var parts = payload?.Split(' ', 3) ?? [];
        if (parts.Length == 0 || !TryReadNumber(parts[0], out var companyId, out var seq))
            return false;
        hint = new FeedHint(companyId, seq, parts.Length > 1 ? CauseOf(parts[1], parts.ElementAtOrDefault(2)) : null);
        return true;
    }

    private static bool TryReadNumber(string number, out Guid companyId, out long seq)
    {
        seq = 0;
        companyId = default;
        var colon = number.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            && Guid.TryParseExact(number.AsSpan(0, colon), "D", out companyId)
            && long.TryParse(number.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out seq);
    }

    /// <summary>Where a change came from is of use, never needed.</summary>
    private static FeedCause? CauseOf(string milliseconds, string? traceParent) =>
        long.TryParse(milliseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var received)
        && received <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? new FeedCause(
                DateTimeOffset.FromUnixTimeMilliseconds(received),
                ActivityContext.TryParse(traceParent, null, isRemote: true, out var trace) ? trace : default)
            : null;
}
