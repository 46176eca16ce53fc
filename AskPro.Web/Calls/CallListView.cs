using AskPro.Web.Backend;

namespace AskPro.Web.Calls;

/// <summary>What the list shows, and the address that shows it again.</summary>
/// <param name="Calls">Running calls first, then the newest; the order is Api's.</param>
/// <param name="Wanted">Rows asked for; "Ältere laden" asks for more, so that all loaded rows stay live and without a gap.</param>
/// <param name="Before">Set when the list begins at a cursor, beyond what one page keeps live.</param>
/// <param name="NextCursor">Cursor behind the last row; null at the end.</param>
public sealed record CallListView(
    IReadOnlyList<CallAnswer> Calls, int Today, int Wanted, string? Before, string? NextCursor, DateTimeOffset ReadAt)
{
    public const string CountParameter = "anzahl";
    public const string BeforeParameter = "vor";

    /// <summary>More rows than this are not re-read on every change; older ones get a page of their own.</summary>
    public const int MostLive = 500;

    public string Source => "/anrufe/_liste" + Query(Wanted, Before);

    public string? OlderUrl => NextCursor is null
        ? null
        : "/anrufe" + (Wanted + AskProApiClient.PageSize <= MostLive ? Query(Wanted + AskProApiClient.PageSize, Before) : Query(AskProApiClient.PageSize, NextCursor));

    /// <summary>The same address for the script: it morphs the list in place.</summary>
    public string? OlderSource => OlderUrl?.Replace("/anrufe", "/anrufe/_liste", StringComparison.Ordinal);

    public static int Clamp(int? wanted) => Math.Clamp(wanted ?? AskProApiClient.PageSize, AskProApiClient.PageSize, MostLive);

    private static string Query(int count, string? before)
    {
        var query = QueryString.Empty;
        if (count != AskProApiClient.PageSize)
            query = query.Add(CountParameter, count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (before is not null)
            query = query.Add(BeforeParameter, before);
        return query.Value ?? "";
    }
}
