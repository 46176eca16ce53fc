using AskPro.Api.Features.PhoneNumbers;
using AskPro.Data.PhoneNumbers;

namespace AskPro.Api.Features.Resolution;

/// <summary>Whose calls to a number are, and why.</summary>
/// <param name="E164">The number in E.164; null when it is none, or not the company's: nothing of others is in the answer but what was asked.</param>
/// <param name="Display">The number for people.</param>
/// <param name="Country">ISO 3166-1 of its country; null for numbers of no country.</param>
/// <param name="Code">Why it is no number: a code as in <c>errors</c>.</param>
/// <param name="Verdict">
/// <c>number</c>: its company is entered and checked; <c>not_vouched</c>: entered, but nobody has checked that company's numbers;
/// <c>nobody</c>: not entered anywhere; <c>not_yours</c>: not entered by this company, and no more is said; null for no number.
/// </param>
/// <param name="CompanyId">The company that has entered it.</param>
/// <param name="CompanyName">Its name.</param>
/// <param name="CompanyState"><c>active</c>, <c>suspended</c> or <c>deleting</c>.</param>
/// <param name="BranchName">The branch of the number.</param>
/// <param name="Contradictions">Calls of the last 30 days to this number that went elsewhere.</param>
/// <param name="Waiting">Events that are nobody's and wait for somebody to enter it; null where that is not told.</param>
internal sealed record ResolvedNumber(
    string? E164, string? Display, string? Country, string? Code, string? Verdict, Guid? CompanyId, string? CompanyName, string? CompanyState,
    string? BranchName, IReadOnlyList<ResolutionContradiction> Contradictions, long? Waiting)
{
    /// <summary>How far back contradictions are looked for.</summary>
    internal static readonly TimeSpan Lookback = TimeSpan.FromDays(30);

    internal static ResolvedNumber Unreadable(string? text) =>
        new(null, null, null, ReadPhoneNumber.RefusalOf(text), null, null, null, null, null, [], null);

    internal static ResolvedNumber Of(
        string e164, string verdict, Guid? companyId, string? companyName, string? companyState, string? branchName,
        IReadOnlyList<ResolutionContradiction> contradictions, long? waiting) => new(
            verdict == Verdicts.NotYours ? null : e164, PhoneNumberReader.Format(e164), PhoneNumberReader.Country(e164), null, verdict, companyId, companyName, companyState, branchName, contradictions, waiting);
}

/// <summary>Calls to a number that went to another company than the one that has entered it: its own webhook address or its agent said so.</summary>
/// <param name="CompanyId">Whose calls they are.</param>
/// <param name="CompanyName">That company's name.</param>
/// <param name="Calls">How many.</param>
/// <param name="LastAt">When the latest was heard of first.</param>
internal sealed record ResolutionContradiction(Guid CompanyId, string CompanyName, long Calls, DateTimeOffset LastAt);

/// <summary>The words of <see cref="ResolvedNumber.Verdict"/>.</summary>
internal static class Verdicts
{
    internal const string Number = "number";
    internal const string NotVouched = "not_vouched";
    internal const string Nobody = "nobody";
    internal const string NotYours = "not_yours";
}
