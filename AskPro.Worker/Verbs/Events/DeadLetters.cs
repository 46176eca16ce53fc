using System.Text.Json;
using AskPro.Data;
using AskPro.Data.Operators;

namespace AskPro.Worker.Verbs.Events;

/// <summary>Queues all dead letters again, in one transaction with the note in the operators' log.</summary>
internal sealed class DeadLetters(AskProDbContext database, EventStore events, TimeProvider time)
{
    private const string State = "dead";

    /// <returns>How many; a running Worker finds them at its next look.</returns>
    internal async Task<ReplayedEvents> ReplayAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var queued = await events.ReplayAsync(new EventsMeant(State: State), change: true, cancellationToken);
        if (queued.Events == 0) return queued;
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        database.OperatorAuditEntries.Add(new OperatorAuditEntry
        {
            Id = id, At = now, ActorName = "AskPro.Worker events replay", Action = "events.replayed", SubjectId = id, SubjectName = State,
            After = JsonSerializer.Serialize(new { queued.Events, queued.Calls, EventState = State }, JsonSerializerOptions.Web),
        });
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return queued;
    }
}
