using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.ApiTokens;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.ApiTokens;

/// <summary><c>GET /api/tokens</c>: the tokens that the person may end.</summary>
internal static class ListTokens
{
    internal static void MapListTokens(this RouteGroupBuilder tokens) =>
        tokens.MapGet("", HandleAsync)
            .NeedsSessionOnly()
            .WithName("ListTokens")
            .WithSummary("The API tokens")
            .WithDescription("Your own in this company; who manages it and sees every branch gets all of the company. Newest first, expired ones too, revoked ones not. `grantable` is what a token of yours may be given.");

    private static async Task<Ok<TokenList>> HandleAsync(
        TenantContext tenant, AskProDbContext database, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var rows = await Visible(tenant, database).AsNoTracking()
            .Where(token => token.RevokedAt == null)
            .OrderByDescending(token => token.CreatedAt).ThenByDescending(token => token.Id)
            .Select(token => new
            {
                Token = token,
                Person = database.Users.Where(user => user.Id == token.UserId).Select(user => user.DisplayName).FirstOrDefault(),
                Maker = database.Users.Where(user => user.Id == token.CreatedBy).Select(user => user.DisplayName).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new TokenList(
            [.. rows.Select(row => TokenView.Of(row.Token, row.Person, row.Maker, tenant.UserId, now))], [.. tenant.Rights.Order()], MayManageAll(tenant)));
    }

    /// <summary>Whether the person decides about the company's tokens too.</summary>
    internal static bool MayManageAll(TenantContext tenant) => tenant.Rights.Contains(Right.Manage) && tenant.BranchIds is null;

    /// <summary>The tokens that the person sees and may end.</summary>
    internal static IQueryable<ApiToken> Visible(TenantContext tenant, AskProDbContext database)
    {
        var companyId = tenant.RequiredCompanyId;
        var all = MayManageAll(tenant);
        return database.ApiTokens.Where(token => token.CompanyId == companyId && (all || token.UserId == tenant.UserId));
    }

    /// <param name="Items">The tokens.</param>
    /// <param name="Grantable">The rights of the person: a token gets some of them.</param>
    /// <param name="MayMakeCompanyTokens">Whether the person may make tokens of the company.</param>
    internal sealed record TokenList(IReadOnlyList<TokenView> Items, IReadOnlyList<Right> Grantable, bool MayMakeCompanyTokens);
}
