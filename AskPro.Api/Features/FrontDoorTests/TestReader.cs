using System.Text.Json;
using AskPro.Data;
using AskPro.Data.Operators;
using Microsoft.EntityFrameworkCore;

namespace AskPro.Api.Features.FrontDoorTests;

/// <summary>Reads a test inside the running transaction of an operator: what was noted of it, and what it came to.</summary>
internal sealed class TestReader(AskProDbContext database, EventStore events, TestStore store)
{
    /// <returns>Null when there is no such test.</returns>
    internal async Task<TestView?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var note = await database.OperatorAuditEntries.AsNoTracking().SingleOrDefaultAsync(entry => entry.SubjectId == id && entry.Action == SendTest.Action, cancellationToken);
        if (note is not { CompanyId: { } companyId, After: { } after }) return null;
        var facts = JsonSerializer.Deserialize<TestFacts>(after, JsonSerializerOptions.Web)!;
        var stored = facts.EventId is { } eventId ? await events.FindAsync(eventId, cancellationToken) : null;
        var effect = await store.EffectAsync(ComposedEvent.CallId(id), companyId, cancellationToken);
        return new(
            id, companyId, note.SubjectName, facts.TestKind, facts.Door, facts.EventKind, ComposedEvent.CallId(id), facts.SentAt, facts.Expected, facts.Seen,
            TestSteps.IsAsExpected(facts, stored), facts.EventId is null || stored is not { State: "queued" }, TestSteps.Of(facts, stored, effect));
    }
}
