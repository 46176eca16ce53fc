using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace AskPro.Web.Logs;

/// <summary>Which log records: everything about it stands in the address.</summary>
public sealed record LogFilter
{
    public const string ServiceParameter = "dienst";
    public const string SeverityParameter = "stufe";
    public const string CategoryParameter = "kategorie";
    public const string EventIdParameter = "nummer";
    public const string TextParameter = "text";
    public const string TraceParameter = "spur";
    public const string FromParameter = "von";
    public const string UntilParameter = "bis";
    public const string FollowParameter = "folgen";
    public const string BeforeParameter = "vor";

    /// <summary>The value of a filter that follows.</summary>
    public const string Yes = "ja";

    private const string Api = "/api/operators/logs";
    private const int TraceDigits = 32;
    private const int LongestText = 200;

    [FromQuery(Name = ServiceParameter)] public string? Service { get; init; }

    /// <summary>The least, as OpenTelemetry names it.</summary>
    [FromQuery(Name = SeverityParameter)] public string? Severity { get; init; }

    /// <summary>The begin of a category.</summary>
    [FromQuery(Name = CategoryParameter)] public string? Category { get; init; }

    /// <summary>An event id of docs/telemetry.md, as it was typed.</summary>
    [FromQuery(Name = EventIdParameter)] public string? EventId { get; init; }

    [FromQuery(Name = TextParameter)] public string? Text { get; init; }

    [FromQuery(Name = TraceParameter)] public string? Trace { get; init; }

    /// <summary>The first minute, as a browser sends it.</summary>
    [FromQuery(Name = FromParameter)] public string? From { get; init; }

    /// <summary>The last minute, as a browser sends it.</summary>
    [FromQuery(Name = UntilParameter)] public string? Until { get; init; }

    /// <summary>Whether the list keeps itself up to date.</summary>
    [FromQuery(Name = FollowParameter)] public string? Follow { get; init; }

    public bool IsFollowing => Follow == Yes;

    /// <summary>Whether it leaves anything out.</summary>
    public bool IsAny => new[] { Service, Severity, Category, EventId, Text, Trace, From, Until }.Any(part => !string.IsNullOrWhiteSpace(part));

    /// <summary>Which fields say nothing, with their code: then nothing is asked, never everything.</summary>
    public IReadOnlyDictionary<string, string> Errors => new[]
    {
        (Field: EventIdParameter, IsBad: Given(EventId) && !int.TryParse(EventId, NumberStyles.None, CultureInfo.InvariantCulture, out _)),
        (Field: TraceParameter, IsBad: Given(Trace) && (Trace!.Trim().Length != TraceDigits || !Trace.Trim().All(char.IsAsciiHexDigit))),
        (Field: FromParameter, IsBad: Given(From) && Minute(From) is null),
        (Field: UntilParameter, IsBad: Given(Until) && Minute(Until) is null),
        (Field: CategoryParameter, IsBad: Category?.Trim().Length > LongestText),
        (Field: TextParameter, IsBad: Text?.Trim().Length > LongestText),
        (Field: ServiceParameter, IsBad: Given(Service) && !LogWords.Services.Contains(Service)),
        (Field: SeverityParameter, IsBad: Given(Severity) && !LogWords.Severities.Contains(Severity)),
    }.Where(typed => typed.IsBad).ToDictionary(typed => typed.Field, _ => "unknown");

    /// <summary>The question to Api.</summary>
    public string Query(string zone, string? before, int limit) => Address(Api, new()
    {
        ["service"] = Service, ["severity"] = Severity, ["category"] = Category, ["eventId"] = EventId, ["text"] = Text, ["traceId"] = Trace,
        ["from"] = Moment(From, 0, zone), ["until"] = Moment(Until, 1, zone), ["before"] = before, ["limit"] = limit.ToString(CultureInfo.InvariantCulture),
    });

    /// <summary>The address of the page with this filter, or of what belongs to it.</summary>
    public string Page(string path = LogRoutes.Path, string? before = null) => Address(path, new()
    {
        [ServiceParameter] = Service, [SeverityParameter] = Severity, [CategoryParameter] = Category, [EventIdParameter] = EventId, [TextParameter] = Text, [TraceParameter] = Trace,
        [FromParameter] = From, [UntilParameter] = Until, [FollowParameter] = IsFollowing ? Yes : null, [BeforeParameter] = before,
    });

    private static bool Given(string? typed) => !string.IsNullOrWhiteSpace(typed);

    private static string Address(string path, Dictionary<string, string?> parts) =>
        QueryHelpers.AddQueryString(path, parts.Where(part => Given(part.Value)).ToDictionary(part => part.Key, part => (string?)part.Value!.Trim()));

    private static DateTime? Minute(string? typed) =>
        DateTime.TryParseExact(typed?.Trim(), ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) && at.Year is >= 2000 and <= 9000 ? at : null;

    private static string? Moment(string? typed, int minutesLater, string zone) =>
        Minute(typed)?.AddMinutes(minutesLater) is { } at
            ? new DateTimeOffset(at, TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(at)).ToUniversalTime().ToString("O")
            : null;
}
