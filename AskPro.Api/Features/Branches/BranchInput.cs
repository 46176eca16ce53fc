using AskPro.Api.Hosting.Validation;

namespace AskPro.Api.Features.Branches;

/// <summary>Rules for the fields of a branch.</summary>
internal static class BranchInput
{
    private const int LongestName = 120;

    internal static string Name(FieldErrors errors, string? value) => errors.Text("name", value, LongestName);

    internal static string? Region(FieldErrors errors, string? value) =>
        string.IsNullOrWhiteSpace(value) ? null : errors.Check("region", value, GermanHolidays.Regions.Contains, FieldErrorCodes.Unknown);

    internal static string? Zone(FieldErrors errors, string? value) =>
        string.IsNullOrWhiteSpace(value) ? null : errors.Check("timeZone", value, IsIanaZone, FieldErrorCodes.Unknown);

    private static bool IsIanaZone(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId;
}
