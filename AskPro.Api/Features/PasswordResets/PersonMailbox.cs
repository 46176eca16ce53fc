using AskPro.Data;
using AskPro.Data.Users;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.PasswordResets;

/// <summary>A person as the reader of a mail: the language and the clock are those of the company joined first.</summary>
internal sealed record PersonMailbox(string Email, string DisplayName, string Language, string TimeZone, bool IsDemo)
{
    /// <summary>Inside a transaction that sees what the person owns.</summary>
    internal static async Task<PersonMailbox> ReadAsync(AskProDbContext database, User user, CancellationToken cancellationToken)
    {
        // The filter knows one company; the names of a person's companies are within reach by row security.
        var companies = database.Companies.IgnoreQueryFilters([AskProDbContext.TenantFilter]);
        var company = await database.Memberships
            .Where(membership => membership.UserId == user.Id)
            .OrderBy(membership => membership.CreatedAt).ThenBy(membership => membership.CompanyId)
            .Join(companies, membership => membership.CompanyId, company => company.Id, (_, company) => new { company.Language, company.TimeZone, company.IsDemo })
            .FirstOrDefaultAsync(cancellationToken);
        return new PersonMailbox(
            user.Email!, user.DisplayName, company?.Language ?? "de", company?.TimeZone ?? "Europe/Berlin", user.IsDemo || (company?.IsDemo ?? false));
    }
}
