namespace AskPro.Data.Sessions;

/// <summary>A valid session found by its token: not expired, not revoked, its person still a member.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="UserId">Who is signed in.</param>
/// <param name="CompanyId">The company the person works in; the only source of the tenant of a request. Null for an operator outside any.</param>
/// <param name="Role">One of <see cref="Memberships.MembershipRoles"/>; null without a company.</param>
/// <param name="IsOperator">Whether the person runs the platform, at this moment.</param>
/// <param name="IsDemo">Whether company or account are invented; their passwords are published, so they are let in nowhere but in development.</param>
/// <param name="ExpiresAt">When the session ends by itself.</param>
/// <param name="LastSeenAt">Last recorded use.</param>
/// <param name="VerifiedAt">When the person last proved who they are.</param>
/// <param name="BranchIds">The branches whose calls the person sees; null for all.</param>
public sealed record FoundSession(
    Guid SessionId, Guid UserId, Guid? CompanyId, string? Role, bool IsOperator, bool IsDemo, DateTimeOffset ExpiresAt, DateTimeOffset LastSeenAt,
    DateTimeOffset VerifiedAt, Guid[]? BranchIds);
