namespace AskPro.Web.Settings;

/// <summary>The IANA zones of Europe that this system knows: what a business here chooses from.</summary>
internal static class EuropeanZones
{
    public static IReadOnlyList<string> All { get; } =
        [.. TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId && zone.Id.StartsWith("Europe/", StringComparison.Ordinal)).Select(zone => zone.Id)];
}
