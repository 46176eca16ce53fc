using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace AskPro.Api.Features.Calls;

/// <summary>Why a call has no number of the other side. Only an empty or anonymous number of a caller was withheld by somebody.</summary>
[JsonConverter(typeof(CallerNumberKindConverter))]
internal enum CallerNumberKind
{
    /// <summary>The caller withheld it.</summary>
    Withheld,

    /// <summary>Nobody called: a test event of the set-up.</summary>
    Test,

    /// <summary>The call came from a web page; there is no number.</summary>
    WebCall,

    /// <summary>Something stands for the number that is none: a SIP address, a number of no numbering plan, broken text.</summary>
    Unreadable,

    /// <summary>Nothing says which number, or which of two, is the other side's.</summary>
    Unknown,
}

/// <summary>Writes <see cref="CallerNumberKind"/> as <c>web_call</c> and so on.</summary>
internal sealed class CallerNumberKindConverter() : JsonStringEnumConverter<CallerNumberKind>(System.Text.Json.JsonNamingPolicy.SnakeCaseLower);

/// <summary>What a call without a number of the other side says about it.</summary>
/// <param name="Kind">Why there is none.</param>
/// <param name="Text">What was sent in its place; only with <see cref="CallerNumberKind.Unreadable"/>, and null when that is no text either.</param>
internal readonly record struct MissingNumber(CallerNumberKind Kind, string? Text)
{
    private const string InboundField = "from_number";
    private const string OutboundField = "to_number";

    // Words of providers, and how Twilio spells them on a telephone's keys: 266696687 is ANONYMOUS.
    private static readonly FrozenSet<string> Anonymous = new[]
    {
        "anonymous", "anonym", "blocked", "no caller id", "private", "restricted", "unavailable", "unknown", "unterdrückt", "withheld",
        "266696687", "2562533", "7748283", "7378742833", "86282452253", "8656696",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="callType"><c>phone_call</c> or <c>web_call</c>.</param>
    /// <param name="direction"><c>inbound</c> or <c>outbound</c>.</param>
    /// <param name="from">Calling side as sent.</param>
    /// <param name="to">Called side as sent.</param>
    /// <param name="unreadable">Fields whose text could not be read at all.</param>
    internal static MissingNumber Of(string? callType, string? direction, string? from, string? to, IReadOnlyCollection<string> unreadable) => direction switch
    {
        _ when callType == "web_call" => new(CallerNumberKind.WebCall, null),
        "inbound" when from is null && unreadable.Contains(InboundField) => new(CallerNumberKind.Unreadable, null),
        "inbound" when from is null || IsAnonymous(from) => new(CallerNumberKind.Withheld, null),
        "inbound" => new(CallerNumberKind.Unreadable, from),
        "outbound" when to is not null || unreadable.Contains(OutboundField) => new(CallerNumberKind.Unreadable, to),
        _ => new(CallerNumberKind.Unknown, null),
    };

    // sip:anonymous@anonymous.invalid is how RFC 3323 says it.
    private static bool IsAnonymous(string number) =>
        Anonymous.Contains(number.Trim().TrimStart('+')) || number.Contains("anonymous@", StringComparison.OrdinalIgnoreCase);
}
