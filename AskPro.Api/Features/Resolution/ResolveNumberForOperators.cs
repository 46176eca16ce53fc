using AskPro.Api.Hosting.Rights;
using AskPro.Data.Operators;
using AskPro.Data.PhoneNumbers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Api.Features.Resolution;

/// <summary><c>GET /api/operators/resolve</c>: which company a number reaches, and why.</summary>
internal static class ResolveNumberForOperators
{
    internal static void MapResolveNumberForOperators(this RouteGroupBuilder operators) =>
        operators.MapGet("/resolve", HandleAsync)
            .NeedsOperator()
            .WithName("ResolveNumberForOperators")
            .WithSummary("Which company a number reaches, and why")
            .WithDescription("`number` in any spelling, over all companies. With the companies that got calls to it although another has entered it, and how many events wait for it.");

    private static async Task<Ok<ResolvedNumber>> HandleAsync(
        OperatorStore store, TimeProvider time, CancellationToken cancellationToken, string? number = null)
    {
        if (!PhoneNumberReader.TryReadE164(number, out var e164)) return TypedResults.Ok(ResolvedNumber.Unreadable(number));

        var owner = await store.NumberOwnerAsync(e164, cancellationToken);
        var elsewhere = await store.NumberContradictionsAsync(e164, time.GetUtcNow() - ResolvedNumber.Lookback, cancellationToken);
        var verdict = owner switch { null => Verdicts.Nobody, { VouchedFor: true } => Verdicts.Number, _ => Verdicts.NotVouched };
        return TypedResults.Ok(ResolvedNumber.Of(
            e164, verdict, owner?.CompanyId, owner?.CompanyName, owner?.CompanyState, owner?.BranchName,
            [.. elsewhere.Where(other => other.CompanyId != owner?.CompanyId).Select(other => new ResolutionContradiction(other.CompanyId, other.CompanyName, other.Calls, other.LastAt))],
            await store.NumberWaitingAsync(e164, cancellationToken)));
    }
}
