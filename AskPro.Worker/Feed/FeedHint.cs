using System.Diagnostics;
using System.Globalization;

namespace AskPro.Worker.Feed;

/// <summary>
/// The words of a hint: <c>{companyId:D}:{seq}</c>, then <c> {milliseconds}</c> when events were the cause: when the oldest of them
/// was received (Unix time); then <c> {traceparent}</c> when that is recorded: the span that published (W3C Trace Context). No data of a call.
/// </summary>
internal static class FeedHint
{
    public static string Write(FeedChange change, Activity? publish) =>
        string.Join(' ', new[]
        {
            string.Create(CultureInfo.InvariantCulture, $"{change.CompanyId:D}:{change.Seq}"),
            change.ReceivedAt?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            change.ReceivedAt is null ? null : publish?.Id,
        }.Where(part => part is not null));
}
