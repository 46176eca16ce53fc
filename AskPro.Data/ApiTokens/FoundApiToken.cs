using System.Collections.Frozen;
using AskPro.Data.Memberships;

namespace AskPro.Data.ApiTokens;

/// <summary>A token found by its hash. It may have ended: who holds it is told so.</summary>
/// <param name="TokenId">The token.</param>
/// <param name="Name">What it is called.</param>
/// <param name="CompanyId">Its company; the only source of the tenant of a request.</param>
/// <param name="CompanyState">One of <see cref="Companies.CompanyStates"/>.</param>
/// <param name="UserId">Whose token it is; null for one of the company.</param>
/// <param name="Role">That person's role now; null for a token of the company.</param>
/// <param name="Scopes">Names of the rights it may use at most.</param>
/// <param name="IsDemo">Whether the company is invented.</param>
/// <param name="ExpiresAt">When it ends by itself.</param>
/// <param name="RevokedAt">When somebody ended it.</param>
/// <param name="LastUsedAt">Last recorded use.</param>
/// <param name="BranchIds">The branches whose calls its person sees; null for all.</param>
public sealed record FoundApiToken(
    Guid TokenId, string Name, Guid CompanyId, string CompanyState, Guid? UserId, string? Role, string[] Scopes, bool IsDemo, DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt, DateTimeOffset? LastUsedAt, Guid[]? BranchIds)
{
    /// <summary>What it may do now: never more than it was given, and a personal one never more than its person may at this moment.</summary>
    public FrozenSet<Right> Rights()
    {
        var given = Scopes.Select(RightNames.Find).OfType<Right>();
        return (UserId is null ? given : given.Intersect(RoleRights.Of(Role ?? ""))).ToFrozenSet();
    }
}
