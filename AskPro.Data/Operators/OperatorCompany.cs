namespace AskPro.Data.Operators;

/// <summary>A company as operators see it: how it stands, and counts.</summary>
/// <param name="Id">The company.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">One of <see cref="Companies.CompanyStates"/>.</param>
/// <param name="StateReason">Why it is not active.</param>
/// <param name="StateChangedAt">When the state changed last.</param>
/// <param name="DeleteAfter">When everything is deleted.</param>
/// <param name="IsDemo">Whether it is invented.</param>
/// <param name="CreatedAt">Since when it is there.</param>
/// <param name="LastEventAt">When an event last changed something; null when none ever did.</param>
/// <param name="CallsOfDay">Calls of the last 24 hours.</param>
/// <param name="Errors">Events set aside: dead letters and unreadable ones, however old.</param>
/// <param name="People">Its people, support not counted.</param>
/// <param name="Numbers">Its telephone numbers.</param>
/// <param name="VouchedFor">Whether its numbers are checked, see <see cref="Companies.Company.VouchedFor"/>.</param>
public sealed record OperatorCompany(
    Guid Id, string Name, string State, string? StateReason, DateTimeOffset? StateChangedAt, DateTimeOffset? DeleteAfter, bool IsDemo,
    DateTimeOffset CreatedAt, DateTimeOffset? LastEventAt, long CallsOfDay, long Errors, long People, long Numbers, bool VouchedFor);

/// <summary>What a company owns: what is lost with it.</summary>
/// <param name="Calls">Its calls.</param>
/// <param name="Customers">Its customers.</param>
/// <param name="Branches">Its branches.</param>
/// <param name="Numbers">Its telephone numbers.</param>
/// <param name="People">Its people.</param>
/// <param name="PeopleOnlyHere">Those of them who belong to no other company; their accounts go with it.</param>
public sealed record CompanyHoldings(long Calls, long Customers, long Branches, long Numbers, long People, long PeopleOnlyHere);

/// <summary>An owner of a company, whom operators may have to call.</summary>
/// <param name="DisplayName">The name.</param>
/// <param name="Email">The e-mail address.</param>
public sealed record CompanyOwner(string DisplayName, string Email);

/// <summary>Whom a company waits for that has no owner yet.</summary>
/// <param name="Id">The invitation.</param>
/// <param name="Email">Where the link went.</param>
/// <param name="InviterName">Who invited.</param>
/// <param name="SentAt">When the link was sent last.</param>
/// <param name="ExpiresAt">When it stops being good.</param>
public sealed record OwnerInvitation(Guid Id, string Email, string InviterName, DateTimeOffset SentAt, DateTimeOffset ExpiresAt);

/// <summary>Which companies an operator looks for.</summary>
/// <param name="Name">Part of the name.</param>
/// <param name="Number">Digits of a telephone number.</param>
/// <param name="State">One of <see cref="Companies.CompanyStates"/>, <see cref="Unchecked"/> or <see cref="Red"/>.</param>
/// <param name="After">The last one of the page before.</param>
/// <param name="Limit">How many.</param>
/// <param name="Only">Exactly this one.</param>
public sealed record CompanySearch(
    string? Name = null, string? Number = null, string? State = null, Guid? After = null, int Limit = 50, Guid? Only = null)
{
    /// <summary>Those that nobody has vouched for, in whatever state.</summary>
    public const string Unchecked = "unchecked";

    /// <summary>Those with a <see cref="SetupLight"/> that is off, in whatever state.</summary>
    public const string Red = "red";
}
