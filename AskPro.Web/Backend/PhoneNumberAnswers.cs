namespace AskPro.Web.Backend;

/// <summary>The numbers of the company and the branches they may belong to.</summary>
/// <param name="VouchedFor">Whether a number alone brings its calls; not yet for companies that signed up.</param>
public sealed record NumberListAnswer(IReadOnlyList<NumberRowAnswer> Items, IReadOnlyList<BranchChoiceAnswer> Branches, bool VouchedFor);

/// <param name="Country">ISO 3166-1; null for numbers of no country.</param>
/// <param name="Version">Sent back with a change; Api refuses it when somebody else was faster.</param>
public sealed record NumberRowAnswer(
    Guid Id, string E164, string Display, string? Country, string? Label, Guid? BranchId, string? BranchName, uint Version);

/// <param name="Changed">The latest change; null when there was none.</param>
public sealed record NumberDetailAnswer(NumberRowAnswer Number, IReadOnlyList<BranchChoiceAnswer> Branches, LastChangeAnswer? Changed);

/// <summary>What is understood of a typed number, or the code of the reason why not.</summary>
public sealed record NumberReadingAnswer(string? E164, string? Display, string? Country, string? Code);

/// <summary>A branch to choose.</summary>
public sealed record BranchChoiceAnswer(Guid Id, string Name);
