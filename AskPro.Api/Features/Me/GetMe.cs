using AskPro.Api.Features.Companies;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.PhoneNumbers;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Me;

/// <summary><c>GET /api/me</c>: who is signed in, where, and which numbers the company has.</summary>
internal static class GetMe
{
    internal static void MapMe(this RouteGroupBuilder company) =>
        company.MapGet("/me", HandleAsync)
            .NeedsSessionOnly()
            .WithMetadata(new SeesOwn())
            .WithName("GetMe")
            .WithTags("Sessions")
            .WithSummary("Who am I?")
            .WithDescription("The signed-in person, the company of the session and its telephone numbers, and the companies the person can switch to with PUT /api/sessions/current/company.");

    private static async Task<Ok<Me>> HandleAsync(
        TenantContext tenant, AskProDbContext database, CompanyFactsReader facts, IHostEnvironment environment, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var companyId = tenant.CompanyId;
        var user = await database.Users.AsNoTracking()
            .Where(user => user.Id == tenant.UserId)
            .Select(user => new UserView(user.Id, user.DisplayName, user.Email!))
            .SingleAsync(cancellationToken);
        var numbers = await database.PhoneNumbers.AsNoTracking()
            .Where(number => number.CompanyId == companyId)
            .OrderBy(number => number.E164)
            .Select(number => new { number.E164, number.Label })
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new Me(
            user,
            companyId is { } id ? CompanyView.Of(await facts.ReadAsync(id, cancellationToken)) : null,
            [.. tenant.Rights.Order()],
            await OwnCompany.ListAsync(database, tenant.UserId, now, environment, cancellationToken),
            [.. numbers.Select(number => new PhoneNumberView(number.E164, PhoneNumberReader.Format(number.E164), number.Label))],
            tenant.IsOperator,
            companyId is { } company && tenant.Role == MembershipRoles.Support ? await SupportView.ReadAsync(database, tenant.UserId, company, now, cancellationToken) : null));
    }

    /// <param name="User">Who is signed in.</param>
    /// <param name="Company">The company of the session; null for an operator who works in none.</param>
    /// <param name="Rights">What the person may do there.</param>
    /// <param name="Companies">Every company the person belongs to, this one included, by name.</param>
    /// <param name="PhoneNumbers">The numbers its agents answer.</param>
    /// <param name="IsOperator">Whether the person runs the platform.</param>
    /// <param name="Support">Set while the person is in the company for support.</param>
    internal sealed record Me(
        UserView User, CompanyView? Company, IReadOnlyList<Right> Rights, IReadOnlyList<OwnCompany> Companies, IReadOnlyList<PhoneNumberView> PhoneNumbers,
        bool IsOperator, SupportView? Support);
}
