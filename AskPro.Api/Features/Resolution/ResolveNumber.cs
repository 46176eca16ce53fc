using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Calls;
using AskPro.Data.Memberships;
using AskPro.Data.PhoneNumbers;
using AskPro.Data.Setup;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Resolution;

/// <summary><c>GET /api/resolve</c>: whether calls to a number reach the company, and why. Of a number of others it says no more than that.</summary>
internal static class ResolveNumber
{
    internal static void MapResolveNumber(this RouteGroupBuilder company) =>
        company.MapGet("/resolve", HandleAsync)
            .Needs(Right.Manage)
            .WithTags("Phone numbers")
            .WithName("ResolveNumber")
            .WithSummary("Whether calls to a number reach the company")
            .WithDescription(
                "`number` in any spelling. The verdict is that of the rule by which calls are given to companies. A number that the company has not entered is `not_yours`, "
                + "whether another has it or nobody. Calls that come by the company's own webhook address are its own whatever the number.");

    private static async Task<Ok<ResolvedNumber>> HandleAsync(
        TenantContext tenant, AskProDbContext database, TimeProvider time, CancellationToken cancellationToken, string? number = null)
    {
        var companyId = tenant.RequiredCompanyId;
        if (!PhoneNumberReader.TryReadE164(number, out var e164)) return TypedResults.Ok(ResolvedNumber.Unreadable(number));

        var company = await database.Companies.AsNoTracking().Where(own => own.Id == companyId)
            .Select(own => new { own.Name, own.State, own.VouchedFor }).SingleAsync(cancellationToken);
        var entered = await database.PhoneNumbers.AsNoTracking().Where(own => own.CompanyId == companyId && own.E164 == e164)
            .Select(own => new { Branch = database.Branches.Where(branch => branch.CompanyId == companyId && branch.Id == own.BranchId).Select(branch => branch.Name).SingleOrDefault() })
            .SingleOrDefaultAsync(cancellationToken);
        if (entered is not null)
        {
            var verdict = company.VouchedFor ? Verdicts.Number : Verdicts.NotVouched;
            return TypedResults.Ok(ResolvedNumber.Of(e164, verdict, companyId, company.Name, company.State, entered.Branch, [], null));
        }

        var since = time.GetUtcNow() - ResolvedNumber.Lookback;
        var own = await database.Calls.AsNoTracking().ExceptTestEvents()
            .Where(call => call.CompanyId == companyId && call.BusinessNumber == e164 && call.ResolutionNote != null
                && call.ResolutionNote.Contains(ResolutionNotes.NumberOfOther) && call.FirstReceivedAt > since)
            .GroupBy(call => call.CompanyId)
            .Select(calls => new { Calls = calls.LongCount(), LastAt = calls.Max(call => call.FirstReceivedAt) })
            .SingleOrDefaultAsync(cancellationToken);
        return TypedResults.Ok(ResolvedNumber.Of(
            e164, Verdicts.NotYours, null, null, null, null, own is null ? [] : [new(companyId, company.Name, own.Calls, own.LastAt)], null));
    }
}
