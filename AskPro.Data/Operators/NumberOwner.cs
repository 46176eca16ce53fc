namespace AskPro.Data.Operators;

/// <summary>Who has entered a number.</summary>
/// <param name="CompanyId">The company.</param>
/// <param name="CompanyName">Its name.</param>
/// <param name="CompanyState">One of <see cref="Companies.CompanyStates"/>.</param>
/// <param name="VouchedFor">Whether the number decides, see <see cref="Companies.Company.VouchedFor"/>.</param>
/// <param name="BranchName">The branch that the number belongs to.</param>
public sealed record NumberOwner(Guid CompanyId, string CompanyName, string CompanyState, bool VouchedFor, string? BranchName);

/// <summary>A company that got calls to a number of another.</summary>
/// <param name="CompanyId">The company.</param>
/// <param name="CompanyName">Its name.</param>
/// <param name="Calls">How many calls.</param>
/// <param name="LastAt">When the latest of them was heard of first.</param>
public sealed record NumberContradiction(Guid CompanyId, string CompanyName, long Calls, DateTimeOffset LastAt);
