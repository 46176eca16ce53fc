using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Team;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.ApiTokens;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.ApiTokens;

/// <summary><c>POST /api/tokens</c>: makes a token. It is shown in this answer and never again.</summary>
internal static class CreateToken
{
    private const int LongestName = 80;

    private static readonly int[] Lives = [30, 90, ApiToken.LongestDays];

    internal static void MapCreateToken(this RouteGroupBuilder tokens) =>
        tokens.MapPost("", HandleAsync)
            .NeedsSessionOnly()
            .ExceptSupport()
            .NeedsStepUp()
            .WithName("CreateToken")
            .WithSummary("Make an API token")
            .WithDescription(
                "A `personal` token may what it was given and its person may too, and ends with the membership. A `company` token stays when its maker leaves; "
                + "only who manages the company and sees every branch makes one. Nobody gives a token a right they lack: `beyond_rights`.")
            .ProducesValidationProblem();

    private static async Task<Results<Created<CreatedToken>, ValidationProblem>> HandleAsync(
        Wish wish, TenantContext tenant, AskProDbContext database, AuditTrail audit, TimeProvider time, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var name = errors.Text("name", wish.Name, LongestName);
        var kind = errors.Check("kind", wish.Kind, kind => kind is TokenKinds.Personal or TokenKinds.Company, FieldErrorCodes.Unknown);
        // Support ends by itself; nothing it makes may stay.
        if (tenant.Role == MembershipRoles.Support) errors.Add("kind", FieldErrorCodes.NotForSupport);
        var rights = kind == TokenKinds.Company ? await CompanyRightsAsync(tenant, database, errors, cancellationToken) : tenant.Rights;
        var scopes = Scopes(wish.Scopes, rights, errors);
        var days = Days(wish.ExpiresInDays, errors);
        if (errors.Any) return errors.ToProblem();

        var secret = TokenSecret.Create();
        var now = time.GetUtcNow();
        var token = new ApiToken
        {
            Id = Guid.CreateVersion7(now),
            CompanyId = tenant.RequiredCompanyId,
            UserId = kind == TokenKinds.Personal ? tenant.UserId : null,
            CreatedBy = tenant.UserId,
            Name = name,
            TokenHash = TokenSecret.Hash(secret),
            Hint = secret[^ApiToken.HintLength..],
            Scopes = [.. scopes.Order().Select(RightNames.Of)],
            ExpiresAt = now.AddDays(days),
            CreatedAt = now,
        };
        database.ApiTokens.Add(token);
        var maker = await database.Users.Where(user => user.Id == tenant.UserId).Select(user => user.DisplayName).SingleAsync(cancellationToken);
        var person = token.UserId is null ? null : maker;
        await audit.RecordAsync("token.created", new(token.Id, name), null, TokenFacts.Of(token, person), cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        return TypedResults.Created("/api/tokens", new CreatedToken(secret, TokenView.Of(token, person, maker, tenant.UserId, now)));
    }

    // Read anew under the lock of the team: a role that is being taken away makes no token that stays.
    private static async Task<IReadOnlySet<Right>> CompanyRightsAsync(
        TenantContext tenant, AskProDbContext database, FieldErrors errors, CancellationToken cancellationToken)
    {
        if (await TeamLock.TakeAsync(database, tenant, cancellationToken) is { Membership: { AllBranches: true } maker })
            return RoleRights.Of(maker.Role);
        errors.Add("kind", FieldErrorCodes.ManagersOnly);
        return tenant.Rights;
    }

    private static Right[] Scopes(IReadOnlyList<string>? wanted, IReadOnlySet<Right> rights, FieldErrors errors)
    {
        var scopes = (wanted ?? []).Select(RightNames.Find).Distinct().ToArray();
        if (scopes.Length == 0) errors.Add("scopes", FieldErrorCodes.Required);
        else if (scopes.Contains(null)) errors.Add("scopes", FieldErrorCodes.Unknown);
        else if (scopes.Any(right => !rights.Contains(right!.Value))) errors.Add("scopes", FieldErrorCodes.BeyondRights);
        return [.. scopes.OfType<Right>()];
    }

    private static int Days(int? wanted, FieldErrors errors)
    {
        if (wanted is null) errors.Add("expiresInDays", FieldErrorCodes.Required);
        else if (wanted <= 0) errors.Add("expiresInDays", FieldErrorCodes.Past);
        else if (!Lives.Contains(wanted.Value)) errors.Add("expiresInDays", FieldErrorCodes.Unknown);
        return wanted ?? 0;
    }

    /// <param name="Name">What it is for, up to 80 characters.</param>
    /// <param name="Kind"><c>personal</c> or <c>company</c>.</param>
    /// <param name="Scopes">The rights it may use at most: names as in <c>grantable</c> of GET /api/tokens.</param>
    /// <param name="ExpiresInDays">30, 90 or 365.</param>
    internal sealed record Wish(string? Name, string? Kind, IReadOnlyList<string>? Scopes, int? ExpiresInDays);

    /// <param name="Token">The token, to be sent as bearer. Shown once.</param>
    /// <param name="Item">Everything else about it.</param>
    internal sealed record CreatedToken(string Token, TokenView Item);
}
