using System.Text.Json;
using System.Text.Json.Serialization;
using AskPro.Api.Hosting.Validation;

namespace AskPro.Api.Features.Branches;

/// <summary>
/// Opening hours by day of the week. Read as <c>9-12, 13.30-18</c>, written as <c>09:00-12:00, 13:30-18:00</c>; null is closed.
/// </summary>
/// <param name="Monday">Spans of the Mondays.</param>
/// <param name="Tuesday">Spans of the Tuesdays.</param>
/// <param name="Wednesday">Spans of the Wednesdays.</param>
/// <param name="Thursday">Spans of the Thursdays.</param>
/// <param name="Friday">Spans of the Fridays.</param>
/// <param name="Saturday">Spans of the Saturdays.</param>
/// <param name="Sunday">Spans of the Sundays.</param>
internal sealed record WeekHours(
    string? Monday, string? Tuesday, string? Wednesday, string? Thursday, string? Friday, string? Saturday, string? Sunday)
{
    internal static readonly WeekHours None = new(null, null, null, null, null, null, null);

    private static readonly JsonSerializerOptions Stored = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    internal static WeekHours Parse(string stored) => JsonSerializer.Deserialize<WeekHours>(stored, Stored) ?? None;

    internal string ToJson() => JsonSerializer.Serialize(this, Stored);

    internal string? On(DayOfWeek day) => day switch
    {
        DayOfWeek.Monday => Monday,
        DayOfWeek.Tuesday => Tuesday,
        DayOfWeek.Wednesday => Wednesday,
        DayOfWeek.Thursday => Thursday,
        DayOfWeek.Friday => Friday,
        DayOfWeek.Saturday => Saturday,
        _ => Sunday,
    };

    /// <summary>The same hours in one spelling; what cannot be read is named day by day.</summary>
    internal WeekHours Normalize(FieldErrors errors) => new(
        Day("monday", Monday, errors), Day("tuesday", Tuesday, errors), Day("wednesday", Wednesday, errors), Day("thursday", Thursday, errors),
        Day("friday", Friday, errors), Day("saturday", Saturday, errors), Day("sunday", Sunday, errors));

    private static string? Day(string field, string? text, FieldErrors errors)
    {
        if (OpeningSpans.Read(text, out var spans) is { } code) errors.Add(field, code);
        return OpeningSpans.Write(spans);
    }
}
