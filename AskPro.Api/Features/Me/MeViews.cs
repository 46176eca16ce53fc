using AskPro.Data;
using AskPro.Data.Companies;
using AskPro.Data.Users;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Me;

/// <param name="Id">Id of the person.</param>
/// <param name="DisplayName">How the person is addressed.</param>
/// <param name="Email">E-mail address.</param>
internal sealed record UserView(Guid Id, string DisplayName, string Email)
{
    internal static UserView Of(User user) => new(user.Id, user.DisplayName, user.Email ?? "");
}

/// <param name="Id">Id of the company.</param>
/// <param name="Name">Its name.</param>
/// <param name="TimeZone">IANA zone in which its times are shown.</param>
/// <param name="Language"><c>de</c> or <c>en</c>.</param>
/// <param name="IsDemo">Whether its calls are invented.</param>
internal sealed record CompanyView(Guid Id, string Name, string TimeZone, string Language, bool IsDemo)
{
    internal static CompanyView Of(CompanyFacts company) => new(company.Id, company.Name, company.TimeZone, company.Language, company.IsDemo);

    internal static CompanyView Of(Company company) => new(company.Id, company.Name, company.TimeZone, company.Language, company.IsDemo);

    /// <summary>The company of the running tenant transaction.</summary>
    internal static Task<CompanyView> ReadAsync(AskProDbContext database, Guid companyId, CancellationToken cancellationToken) =>
        database.Companies.AsNoTracking()
            .Where(company => company.Id == companyId)
            .Select(company => new CompanyView(company.Id, company.Name, company.TimeZone, company.Language, company.IsDemo))
            .SingleAsync(cancellationToken);
}

/// <param name="E164">The number in E.164.</param>
/// <param name="Display">The number for people.</param>
/// <param name="Label">What the company calls it.</param>
internal sealed record PhoneNumberView(string E164, string Display, string? Label);
