using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Data;
using AskPro.Data.Companies;
using AskPro.Data.Memberships;
using AskPro.Data.PhoneNumbers;
using AskPro.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.Calls;

/// <summary><c>GET /api/calls/{id}</c>: everything about one call.</summary>
internal static class GetCall
{
    internal static void MapGetCall(this RouteGroupBuilder calls) =>
        calls.MapGet("/{id:guid}", HandleAsync)
            .Needs(Right.List)
            .WithName("GetCall")
            .WithSummary("One call")
            .WithDescription("Facts, analysis and transcript, each only with its right: what the role may not see is null or empty. A call of another company does not exist: 404.")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<CallDetail>, ProblemHttpResult>> HandleAsync(
        Guid id, TenantContext tenant, AskProDbContext database, TimeProvider time, CancellationToken cancellationToken)
    {
        var companyId = tenant.RequiredCompanyId;
        var own = database.Calls.AsNoTracking().Where(call => call.CompanyId == companyId && call.Id == id);
        if (await CallColumns.Of(database, companyId, own).SingleOrDefaultAsync(cancellationToken) is not { } columns)
            return Problems.NotFound("No such call.");

        var more = await own.Select(call => new
        {
            call.AgentName,
            call.AgentVersion,
            call.BusinessNumber,
            call.BranchId,
            call.CostCents,
            call.Sentiment,
            call.Latency,
            call.TransferDestination,
            call.ResolutionMethod,
            call.ResolutionNote,
            call.UnreadableFields,
            call.RecordingUrl,
            Recording = database.Companies.Where(company => company.Id == companyId).Select(company => company.Recording).FirstOrDefault(),
        }).SingleAsync(cancellationToken);
        var mayReadSummary = tenant.Rights.Contains(Right.Summary);
        var detail = new CallDetail
        {
            Id = columns.Id,
            CallId = columns.CallId,
            State = default,
            FirstReceivedAt = columns.FirstReceivedAt,
            Turns = tenant.Rights.Contains(Right.Transcript) ? await TurnsAsync(database, companyId, id, cancellationToken) : [],
            AgentName = more.AgentName,
            AgentVersion = more.AgentVersion,
            BusinessNumberDisplay = more.BusinessNumber is { } number ? PhoneNumberReader.Format(number) : null,
            BranchName = await BranchAsync(database, companyId, more.BranchId, cancellationToken),
            CostCents = more.CostCents,
            Sentiment = mayReadSummary ? more.Sentiment : null,
            CustomAnalysis = mayReadSummary ? Json.Object(columns.CustomAnalysis) : null,
            LatencyMs = Json.MedianLatency(more.Latency),
            TransferDestination = more.TransferDestination,
            ResolutionMethod = more.ResolutionMethod,
            ResolutionNote = more.ResolutionNote,
            UnreadableFields = more.UnreadableFields,
            RecordingUrl = tenant.Rights.Contains(Right.Recording) && MayBeHeard(more.Recording, columns.CustomAnalysis) ? more.RecordingUrl : null,
        };
        return TypedResults.Ok(columns.ToRow(detail, time.GetUtcNow(), tenant.Rights));
    }

    private static bool MayBeHeard(string? mode, string? analysis) => mode == RecordingModes.WithConsent && RecordingModes.IsAgreed(analysis);

    private static Task<List<CallTurnView>> TurnsAsync(AskProDbContext database, Guid companyId, Guid id, CancellationToken cancellationToken) =>
        database.CallTurns.AsNoTracking()
            .Where(turn => turn.CompanyId == companyId && turn.CallId == id)
            .OrderBy(turn => turn.Position)
            .Select(turn => new CallTurnView(turn.Position, turn.Role, turn.Content, turn.StartSeconds, turn.EndSeconds))
            .ToListAsync(cancellationToken);

    private static Task<string?> BranchAsync(AskProDbContext database, Guid companyId, Guid? branchId, CancellationToken cancellationToken) =>
        branchId is null
            ? Task.FromResult<string?>(null)
            : database.Branches.AsNoTracking()
                .Where(branch => branch.CompanyId == companyId && branch.Id == branchId)
                .Select(branch => branch.Name)
                .SingleOrDefaultAsync(cancellationToken);
}
