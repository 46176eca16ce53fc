using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace AskPro.Web.Events;

/// <summary>Which events: everything about it stands in the address.</summary>
public sealed record EventFilter
{
    public const string CompanyParameter = "mandant";
    public const string StateParameter = "stand";
    public const string EventParameter = "art";
    public const string CauseParameter = "ursache";
    public const string CallParameter = "anruf";
    public const string VerifierParameter = "schluessel";
    public const string FromParameter = "von";
    public const string UntilParameter = "bis";
    public const string BeforeParameter = "vor";

    /// <summary>All that did not end well.</summary>
    public const string Aside = "aside";

    /// <summary>Requests whose signature was not accepted.</summary>
    public const string Refused = "refused";

    /// <summary>Id of a company, as it was typed.</summary>
    [FromQuery(Name = CompanyParameter)] public string? Company { get; init; }

    [FromQuery(Name = StateParameter)] public string? State { get; init; }

    [FromQuery(Name = EventParameter)] public string? Event { get; init; }

    [FromQuery(Name = CauseParameter)] public string? Cause { get; init; }

    [FromQuery(Name = CallParameter)] public string? Call { get; init; }

    [FromQuery(Name = VerifierParameter)] public string? Verifier { get; init; }

    /// <summary>First day, as a browser sends it.</summary>
    [FromQuery(Name = FromParameter)] public string? From { get; init; }

    /// <summary>Last day, as a browser sends it.</summary>
    [FromQuery(Name = UntilParameter)] public string? Until { get; init; }

    /// <summary>Whether it names events that may be replayed together.</summary>
    public bool IsOfAside => State is Aside or "quarantined" or "unassigned" or "dead";

    /// <summary>Which fields say nothing, with their code: then nothing is meant, never everything.</summary>
    public IReadOnlyDictionary<string, string> Errors => new[]
    {
        (Field: CompanyParameter, IsBad: !string.IsNullOrWhiteSpace(Company) && !Guid.TryParse(Company, out _)),
        (Field: FromParameter, IsBad: !string.IsNullOrWhiteSpace(From) && Day(From) is null),
        (Field: UntilParameter, IsBad: !string.IsNullOrWhiteSpace(Until) && Day(Until) is null),
    }.Where(typed => typed.IsBad).ToDictionary(typed => typed.Field, _ => "unknown");

    /// <summary>Nobody's id while the filter says nothing.</summary>
    public Guid? CompanyId => Errors.Count > 0 ? Guid.Empty : Guid.TryParse(Company, out var id) ? id : null;

    /// <summary>The beginning of the first day in a time zone; null without one.</summary>
    public DateTimeOffset? FromIn(string zone) => Midnight(From, 0, zone);

    /// <summary>The end of the last day in a time zone; null without one.</summary>
    public DateTimeOffset? UntilIn(string zone) => Midnight(Until, 1, zone);

    /// <summary>The question to Api.</summary>
    public string Query(string path, string zone, Guid? before) => Address(path, new()
    {
        ["companyId"] = CompanyId?.ToString("D"), ["state"] = State, ["event"] = Event, ["cause"] = Cause, ["callId"] = Call, ["verifiedBy"] = Verifier,
        ["from"] = FromIn(zone)?.ToString("O"), ["until"] = UntilIn(zone)?.ToString("O"), ["before"] = before?.ToString("D"),
    });

    /// <summary>The address of a page with this filter, of the events before one of them.</summary>
    public string Page(Guid? before = null, string path = EventRoutes.Path) => Address(path, new()
    {
        [CompanyParameter] = Company, [StateParameter] = State, [EventParameter] = Event, [CauseParameter] = Cause, [CallParameter] = Call, [VerifierParameter] = Verifier,
        [FromParameter] = From, [UntilParameter] = Until, [BeforeParameter] = before?.ToString("D"),
    });

    private static string Address(string path, Dictionary<string, string?> parts) =>
        QueryHelpers.AddQueryString(path, parts.Where(part => !string.IsNullOrWhiteSpace(part.Value)).ToDictionary(part => part.Key, part => (string?)part.Value!.Trim()));

    private static DateOnly? Day(string? typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 2000 and <= 9000 ? date : null;

    private static DateTimeOffset? Midnight(string? day, int later, string zone)
    {
        if (Day(day) is not { } date)
            return null;
        var at = date.AddDays(later).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(at, TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(at)).ToUniversalTime();
    }
}
