using AskPro.Api.Features.Audit;
using AskPro.Api.Hosting;
using AskPro.Api.Hosting.Rights;
using AskPro.Api.Hosting.Validation;
using AskPro.Data;
using AskPro.Data.Memberships;
using AskPro.Data.Tenancy;
using AskPro.Integrations.Retell.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.RetellKeys;

/// <summary><c>POST /api/retell-keys</c>: enters a key. The one before it stays good for signatures, so that nothing is lost while Retell changes over.</summary>
internal static class AddRetellKey
{
    private const int ShortestKey = 12;
    private const int LongestKey = 256;

    internal static void MapAddRetellKey(this RouteGroupBuilder keys) =>
        keys.MapPost("", HandleAsync)
            .Needs(Right.Manage)
            .NeedsAllBranches()
            .ExceptSupport()
            .NeedsStepUp()
            .WithMetadata(new AsksOutside())
            .WithName("AddRetellKey")
            .WithSummary("Enter a key for Retell")
            .WithDescription(
                "Retell is asked first: a key that it refuses is not stored (`retell_key_refused`). A key of another workspace than the current one asks for "
                + "`otherWorkspace` (`retell_other_workspace`). The company gets its own webhook address with the first key. 424 when Retell does not answer; nothing is stored then.")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status424FailedDependency);

    private static async Task<Results<Created<RetellKeyView>, ValidationProblem, ProblemHttpResult>> HandleAsync(
        Entry entry, RetellKeyCheck check, RetellKeyRing ring, RetellKeyReader reader, TenantContext tenant, AskProDbContext database, AuditTrail audit,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var secret = errors.Check("key", entry.Key, IsKey, FieldErrorCodes.InvalidRetellKey);
        if (errors.Any) return errors.ToProblem();

        var verdict = await check.AskAsync(secret, cancellationToken);
        if (verdict.Fault == RetellFault.KeyRefused)
        {
            errors.Add("key", RetellFault.KeyRefused.Code());
            return errors.ToProblem();
        }

        if (verdict.Holdings is not { } holdings) return RetellProblems.Of(verdict.Fault ?? RetellFault.Away);

        await using var transaction = await TenantTransaction.BeginAsync(database, tenant, cancellationToken);
        var current = await ring.LockedAsync(cancellationToken);
        if (!entry.OtherWorkspace && RetellHoldings.Read(current?.Holdings)?.IsSameWorkspaceAs(holdings) == false)
        {
            errors.Add("key", FieldErrorCodes.RetellOtherWorkspace);
            return errors.ToProblem();
        }

        var stored = await ring.EnterAsync(current, secret, holdings, cancellationToken);
        if (stored.Id != current?.Id)
            await audit.RecordAsync("retell_key.added", new(stored.Id, RetellKeyFacts.Of(stored).RetellKey), null, RetellKeyFacts.Of(stored), cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        var view = await reader.OneAsync(stored.Id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Created("/api/retell-keys", view);
    }

    // No header carries anything else, and Retell's keys are longer than a slip of the clipboard.
    private static bool IsKey(string key) => key.Length is >= ShortestKey and <= LongestKey && key.All(character => character is > ' ' and < (char)127);

    /// <param name="Key">The Retell API key, as its dashboard shows it.</param>
    /// <param name="OtherWorkspace">Whether a key of another workspace is meant.</param>
    internal sealed record Entry(string? Key, bool OtherWorkspace);
}
