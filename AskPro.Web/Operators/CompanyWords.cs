using System.Globalization;
using AskPro.Web.Backend;
using AskPro.Web.Calls;
using AskPro.Web.Texts;

namespace AskPro.Web.Operators;

/// <summary>The states of a company in words.</summary>
internal static class CompanyWords
{
    public static readonly IReadOnlyList<string> States = ["active", "suspended", "deleting", "unchecked", "red"];

    public static string State(string state) => state switch
    {
        "active" => Words.CompanyActive,
        "suspended" => Words.CompanySuspended,
        "deleting" => Words.CompanyDeleting,
        // Only as a filter.
        "unchecked" => Words.CompanyUnchecked,
        "red" => Words.CompanyRed,
        _ => state,
    };

    /// <summary>With the day on which everything is gone.</summary>
    public static string State(CompanyRowAnswer company, DateTimeOffset now, string zone) =>
        company.DeleteAfter is { } at ? Words.CompanyDeletingOn.Replace("{0}", CompanyClock.Moment(at, now, zone), StringComparison.Ordinal) : State(company.State);

    public static string Tint(string state) => state switch
    {
        "active" => "tint-green",
        "suspended" => "tint-amber",
        _ => "tint-red",
    };

    /// <summary>Minutes of a support access that can be chosen.</summary>
    public static IEnumerable<(string Value, string Text)> Lengths =>
    [
        ("15", Of(Words.Minutes, 15)), ("30", Of(Words.Minutes, 30)), ("60", Words.OneHour),
        ("120", Of(Words.Hours, 2)), ("240", Of(Words.Hours, 4)), ("480", Of(Words.Hours, 8)),
    ];

    private static string Of(string words, int number) => words.Replace("{0}", number.ToString(CultureInfo.CurrentCulture), StringComparison.Ordinal);
}
