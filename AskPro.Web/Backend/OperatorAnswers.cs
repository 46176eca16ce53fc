namespace AskPro.Web.Backend;

internal sealed record CompanyListAnswer(IReadOnlyList<CompanyRowAnswer> Items, Guid? NextCursor);

/// <param name="State"><c>active</c>, <c>suspended</c> or <c>deleting</c>.</param>
/// <param name="LastEventAt">Null when no event ever came.</param>
/// <param name="Errors">Events that could not be processed.</param>
/// <param name="VouchedFor">Whether somebody has checked its numbers.</param>
/// <param name="Lights">How far it is set up, always the same seven.</param>
public sealed record CompanyRowAnswer(
    Guid Id, string Name, string State, string? StateReason, DateTimeOffset? StateChangedAt, DateTimeOffset? DeleteAfter, bool IsDemo,
    DateTimeOffset CreatedAt, DateTimeOffset? LastEventAt, long CallsOfDay, long Errors, long People, long Numbers, bool VouchedFor,
    IReadOnlyList<SetupLightAnswer> Lights);

/// <param name="State"><c>on</c>, <c>waiting</c> or <c>off</c>.</param>
/// <param name="Code">Why it is not on.</param>
public sealed record SetupLightAnswer(string Light, string State, string? Code);

internal sealed record SetupFiguresAnswer(IReadOnlyList<SetupStepFiguresAnswer> Steps);

/// <param name="Stopped">How many are still there after a day.</param>
/// <param name="Measured">How many the median is of.</param>
/// <param name="MedianSeconds">Null when there are too few.</param>
public sealed record SetupStepFiguresAnswer(string Step, long Opened, long Finished, long Skipped, long Stopped, long Measured, double? MedianSeconds);

/// <param name="Holdings">What a deletion deletes.</param>
/// <param name="OwnerInvitation">While it has no owner: who is invited; null when nobody is.</param>
/// <param name="SupportAccesses">The last one first.</param>
public sealed record CompanyOverviewAnswer(
    CompanyRowAnswer Company, HoldingsAnswer Holdings, IReadOnlyList<OwnerAnswer> Owners, InvitationAnswer? OwnerInvitation,
    IReadOnlyList<SupportAccessAnswer> SupportAccesses, int DeletionGraceDays);

/// <param name="PeopleOnlyHere">Those whose accounts go with the company.</param>
public sealed record HoldingsAnswer(long Calls, long Customers, long Branches, long Numbers, long People, long PeopleOnlyHere);

/// <summary>Whom to call.</summary>
public sealed record OwnerAnswer(string DisplayName, string Email);

/// <param name="EndedAt">Null while it is open.</param>
public sealed record SupportAccessAnswer(
    Guid Id, string OperatorName, string Reason, DateTimeOffset OpenedAt, DateTimeOffset ExpiresAt, DateTimeOffset? EndedAt);

internal sealed record SupportAccessListAnswer(IReadOnlyList<SupportAccessAnswer> Items);

internal sealed record CreatedCompanyAnswer(Guid Id);

/// <param name="NextCursor">Of the next page; null on the last one.</param>
public sealed record OperatorAuditAnswer(IReadOnlyList<AuditRowAnswer> Items, Guid? NextCursor);
