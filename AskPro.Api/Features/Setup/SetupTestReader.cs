using AskPro.Data;
using AskPro.Data.RetellKeys;
using AskPro.Data.Setup;
using AskPro.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Setup;

/// <summary>Reads tests of the session's company inside the running tenant transaction.</summary>
internal sealed class SetupTestReader(AskProDbContext database, TenantContext tenant, TimeProvider time)
{
    internal async Task<SetupTestView?> LatestAsync(CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        var test = await database.SetupTests.AsNoTracking().Where(test => test.CompanyId == companyId)
            .OrderByDescending(test => test.StartedAt).ThenByDescending(test => test.Id).FirstOrDefaultAsync(cancellationToken);
        return test is null ? null : await ViewAsync(test, cancellationToken);
    }

    internal async Task<SetupTestView?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        var test = await database.SetupTests.AsNoTracking().SingleOrDefaultAsync(test => test.CompanyId == companyId && test.Id == id, cancellationToken);
        return test is null ? null : await ViewAsync(test, cancellationToken);
    }

    private async Task<SetupTestView> ViewAsync(SetupTest test, CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        var calls = database.Calls.Where(call => call.CompanyId == companyId);
        calls = test.CallId is { } callId
            ? calls.Where(call => call.CallId == callId)
            : calls.ExceptTestEvents().Where(call => call.FirstReceivedAt >= test.StartedAt);
        var call = await calls.OrderBy(call => call.FirstReceivedAt)
            .Select(call => new TestedCall(
                call.Id, call.StartedAt, call.FirstReceivedAt, call.EndedReceivedAt, call.AnalyzedAt,
                database.CallTurns.Any(turn => turn.CompanyId == companyId && turn.CallId == call.Id), call.Summary != null))
            .FirstOrDefaultAsync(cancellationToken);
        var refusedAt = await database.RetellKeys.Where(key => key.CompanyId == companyId && key.State == RetellKeyStates.Current)
            .Select(key => key.LastRefusedAt).SingleOrDefaultAsync(cancellationToken);
        return TestLights.View(test, call, refusedAt, time.GetUtcNow());
    }
}
