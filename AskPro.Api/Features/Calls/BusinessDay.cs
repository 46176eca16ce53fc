namespace AskPro.Api.Features.Calls;

/// <summary>Days as a company counts them.</summary>
internal static class BusinessDay
{
    /// <summary>The instant at which the day of <paramref name="now"/> began in a zone, in UTC.</summary>
    internal static DateTimeOffset Start(DateTimeOffset now, TimeZoneInfo zone)
    {
        var midnight = TimeZoneInfo.ConvertTime(now, zone).Date;

        // Where clocks go forward at midnight, the day begins an hour later.
        while (zone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(30);
        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }
}
