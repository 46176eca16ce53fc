using AskPro.Integrations.Retell.Calls;
using AskPro.Worker.Calls;
using AskPro.Worker.Resolution;
using CsCheck;
using Xunit;

namespace AskPro.Tests.Unit.Worker;

public sealed class CallMergeTests
{
    private static readonly DateTimeOffset _epoch = new(2026, 3, 17, 13, 0, 0, TimeSpan.Zero);

    /// <summary>Few distinct values, so that stages, signature times and hashes collide often.</summary>
    private static readonly Gen<CallObservation> _event = Gen.Select(
        Gen.Int[1, 3], Gen.Long[1, 3], Gen.ULong[1, 3], Gen.Int[0, 50], Gen.Int[0, 1000]).Select((stage, signed, hash, received, seed) =>
            new CallObservation(
                new CallStamp(stage, signed, hash), _epoch.AddSeconds(received), (ResolutionMethod)(1 + seed % 3),
                Content(stage, signed, hash, seed), Turns(seed), seed % 7 == 0 ? [$"field_{seed % 3}"] : []));

    /// <summary>Events with conflicting bodies; one stamp is one body, as it is with real hashes.</summary>
    private static readonly Gen<CallObservation[]> _events =
        _event.Array[1, 8].Select(events => events.DistinctBy(e => e.Stamp).ToArray());

    [Fact]
    public void Any_order_and_any_repetition_give_the_same_row() =>
        Gen.Select(_events, Gen.Int).Sample((events, seed) =>
        {
            var random = new Random(seed);
            var again = events.Concat(random.GetItems(events, 4)).ToArray();
            random.Shuffle(again);
            Assert.Equal(Describe(Merge(events)), Describe(Merge(again)));
        });

    [Fact]
    public void Each_value_is_the_one_of_the_strongest_event_that_has_one() =>
        _events.Sample(events =>
        {
            var row = Merge(events);
            var strongestFirst = events.OrderByDescending(e => e.Stamp).ToArray();
            for (var field = 0; field < CallField.All.Count; field++)
                Assert.Equal(strongestFirst.Select(e => e.Values[field]).FirstOrDefault(value => value is not null), row.Values[field]);
            Assert.Equal(events.Max(e => e.Stamp.Stage), row.Stage);
            Assert.Equal(events.Max(e => e.Method), row.Method);
            Assert.Equal(events.Min(e => e.ReceivedAt), row.FirstReceivedAt);
        });

    [Fact]
    public void A_null_never_erases_and_a_stage_never_falls() =>
        _events.Sample(events =>
        {
            var row = New();
            foreach (var e in events)
            {
                var before = (Values: row.Values.ToArray(), row.Stage);
                CallMerge.Apply(row, e);
                Assert.True(row.Stage >= before.Stage);
                for (var field = 0; field < before.Values.Length; field++)
                    Assert.False(before.Values[field] is not null && row.Values[field] is null);
            }
        });

    [Fact]
    public void Stored_stamps_are_read_back_exactly() =>
        _events.Sample(events => Assert.Equal(Describe(Merge(events)), Describe(Stored(Merge(events)))));

    [Fact]
    public void An_event_that_tells_nothing_new_changes_nothing() =>
        _events.Sample(events =>
        {
            var row = Stored(Merge(events));
            Assert.All(events, e => Assert.False(CallMerge.Apply(row, e)));
            Assert.False(row.Changed);
        });

    /// <summary>The counterexample of docs/adr/0002: with one stamp for both fields, A C B would end with f', A B C with f.</summary>
    [Fact]
    public void A_later_event_of_a_lower_stage_still_corrects_what_the_higher_stage_left_open()
    {
        var (f, g) = (CallField.IndexOf("agent_name"), CallField.IndexOf("agent_tag"));
        var a = Event(new CallStamp(1, 1, 1), (f, "f"));
        var c = Event(new CallStamp(1, 2, 1), (f, "f'"));
        var b = Event(new CallStamp(2, 1, 1), (g, "g"));

        foreach (var order in (CallObservation[][])[[a, b, c], [a, c, b], [b, a, c], [b, c, a], [c, a, b], [c, b, a]])
        {
            var row = Merge(order);
            Assert.Equal(("f'", "g"), (row.Values[f], row.Values[g]));
        }
    }

    [Fact]
    public void The_common_row_needs_one_stamp()
    {
        var row = Merge([Event(new CallStamp(3, 1773752868738, 0xabc), (CallField.IndexOf("agent_name"), "a"), (CallField.IndexOf("summary"), "s"))]);

        Assert.Equal("""{"3.1773752868738.0000000000000abc":["*"]}""", CallStamps.Write(row));
    }

    private static CallObservation Event(CallStamp stamp, params (int Field, string Value)[] values)
    {
        var all = new object?[CallField.All.Count];
        foreach (var (field, value) in values)
            all[field] = value;
        return new CallObservation(stamp, _epoch, ResolutionMethod.Number, all, [], []);
    }

    private static object?[] Content(int stage, long signed, ulong hash, int seed)
    {
        var random = new Random(seed);
        return [.. CallField.All.Select(_ => random.Next(2) == 0 ? null : (object)$"{stage}.{signed}.{hash}.{seed}")];
    }

    private static IReadOnlyList<RetellTurn> Turns(int seed) =>
        seed % 2 == 0 ? [] : [new RetellTurn("agent", $"said {seed}", null, null, null)];

    private static CallState New() => new(Guid.Empty, Guid.Empty, "call");

    private static CallState Merge(IEnumerable<CallObservation> events)
    {
        var row = New();
        foreach (var e in events)
            CallMerge.Apply(row, e);
        return row;
    }

    /// <summary>The row as the next batch loads it.</summary>
    private static CallState Stored(CallState row)
    {
        var stored = new CallState(row.Id, row.CompanyId, row.CallId)
        {
            Stage = row.Stage,
            Method = row.Method,
            FirstReceivedAt = row.FirstReceivedAt,
            EndedReceivedAt = row.EndedReceivedAt,
            AnalyzedAt = row.AnalyzedAt,
            NewTurns = row.NewTurns,
        };
        stored.Unreadable.UnionWith(row.Unreadable);
        row.Values.CopyTo(stored.Values, 0);
        CallStamps.Read(CallStamps.Write(row), stored);
        return stored;
    }

    private static string Describe(CallState row) => string.Join('\n',
        [
            $"{row.Stage} {row.Method} {row.FirstReceivedAt:O} {row.EndedReceivedAt:O} {row.AnalyzedAt:O}",
            string.Join(',', row.Unreadable),
            $"{row.TurnsStamp} {string.Join(',', row.NewTurns ?? [])}",
            .. row.Values.Select((value, field) => $"{CallField.All[field].Column} {value} {(value is null ? null : row.Stamps[field])}"),
        ]);
}
