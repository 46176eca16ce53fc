using System.Collections.Frozen;
using System.Security.Claims;
using AskPro.Api.Features.ApiTokens;
using AskPro.Api.Features.Sessions;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;

namespace AskPro.Api.Hosting.Rights;

/// <summary>Who asks, with a session or with an API token.</summary>
/// <param name="CompanyId">The only company in reach; null for an operator outside any.</param>
/// <param name="UserId">The person; null for a token of the company.</param>
/// <param name="Role">The person's role in the company; null without one.</param>
/// <param name="Rights">What may be done.</param>
/// <param name="BranchIds">The branches whose calls are seen; null for all.</param>
/// <param name="IsOperator">Whether the person runs the platform; never with a token.</param>
/// <param name="Token">The token; null for a session.</param>
internal sealed record Caller(
    Guid? CompanyId, Guid? UserId, string? Role, FrozenSet<Right> Rights, Guid[]? BranchIds, bool IsOperator, TenantToken? Token)
{
    internal static Caller Of(ClaimsPrincipal principal)
    {
        if (TokenIdentity.TokenOf(principal) is { } token)
            return new(token.CompanyId, token.UserId, token.Role, token.Rights(), token.BranchIds, false, new TenantToken(token.TokenId, token.Name));
        var session = principal.Session();
        return new(session.CompanyId, session.UserId, session.Role, RoleRights.Of(session.Role ?? ""), session.BranchIds, session.IsOperator, null);
    }
}
