using AskPro.Data.Inbox;
using Npgsql;

namespace AskPro.Worker.Inbox;

/// <summary>Writes what became of the jobs of a batch.</summary>
internal static class InboxCompletion
{
    public static async Task WriteAsync(
        NpgsqlTransaction transaction, IReadOnlyCollection<InboxOutcome> outcomes, CancellationToken cancellationToken)
    {
        var done = outcomes.Where(o => o.Result is InboxResults.Applied or InboxResults.Unchanged)
            .Select(o => (o.Job.EventId, o.CompanyId)).ToArray();
        if (done.Length > 0)
            await InboxQueue.CompleteAsync(transaction, done, cancellationToken);

        if (SetAside(outcomes, InboxResults.Quarantined) is { Length: > 0 } quarantined)
            await InboxQueue.QuarantineAsync(transaction, quarantined, cancellationToken);
        if (SetAside(outcomes, InboxResults.Unassigned) is { Length: > 0 } unassigned)
            await InboxQueue.UnassignAsync(transaction, unassigned, cancellationToken);
    }

    private static (Guid EventId, string Cause, string? Detail)[] SetAside(IEnumerable<InboxOutcome> outcomes, string result) =>
        [.. outcomes.Where(o => o.Result == result).Select(o => (o.Job.EventId, o.Cause!, o.Detail))];
}
