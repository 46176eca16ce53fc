using AskPro.Integrations.Retell.Calls;
using Xunit;

namespace AskPro.Tests.Unit.Retell.Calls;

public sealed class RetellTurnsTests
{
    [Fact]
    public void The_richest_form_wins_and_tools_keep_their_whole_entry()
    {
        var turns = Read("""
            {"call_id":"c",
             "transcript":"Agent: plain",
             "transcript_object":[{"role":"agent","content":"object"}],
             "transcript_with_tool_calls":[
               {"role":"agent","content":"Guten Tag","words":[{"word":"Guten","start":0.6,"end":0.94},{"word":"Tag","start":1.0,"end":1.30004}]},
               {"role":"tool_call_invocation","tool_call_id":"t1","name":"book","arguments":"{}","time_sec":2.5},
               {"role":"tool_call_result","tool_call_id":"t1","content":"ok","successful":true},
               {"role":"node_transition","former_node_name":"Start","new_node_name":"Buchung"},
               {"role":"dtmf","digit":"4"},
               {"role":"hologram","content":"neu"}]}
            """).Turns;

        Assert.Equal(
            [("agent", "Guten Tag"), ("tool_call_invocation", "book"), ("tool_call_result", "ok"), ("node_transition", "Start → Buchung"), ("dtmf", "4"), ("hologram", "neu")],
            turns.Select(turn => (turn.Role, turn.Content)));
        Assert.Equal((0.6m, 1.300m, null), (turns[0].StartSeconds, turns[0].EndSeconds, turns[0].Raw));
        Assert.Equal(2.5m, turns[1].StartSeconds);
        Assert.Contains("\"tool_call_id\":\"t1\"", turns[1].Raw, StringComparison.Ordinal);
        Assert.All(turns.Skip(1), turn => Assert.NotNull(turn.Raw));
    }

    [Theory]
    [InlineData("""{"call_id":"c","transcript_with_tool_calls":[],"transcript_object":[{"role":"User","content":"hallo"}]}""")]
    [InlineData("""{"call_id":"c","transcript_with_tool_calls":null,"transcript":"User: hallo\n"}""")]
    public void Poorer_forms_stand_in(string call) =>
        Assert.Equal([new RetellTurn("user", "hallo", null, null, null)], Read(call).Turns);

    [Fact]
    public void Lines_without_a_speaker_continue_the_turn_before() =>
        Assert.Equal(
            [new RetellTurn("unknown", "…", null, null, null), new RetellTurn("agent", "eins\nzwei", null, null, null), new RetellTurn("user", "", null, null, null)],
            Read("""{"call_id":"c","transcript":"…\nAgent: eins\nzwei\nUser:"}""").Turns);

    [Fact]
    public void A_broken_entry_is_named_once_and_does_not_take_the_others_with_it()
    {
        var read = Read("""
            {"call_id":"c","transcript_object":[
              7,{"role":"agent","content":"\ud800"},{"role":"user","content":5},{"role":"user","content":"da","words":[{"start":"x","end":1}]}]}
            """);

        Assert.Equal([("agent", "\uFFFD"), ("user", "\uFFFD"), ("user", "da")], read.Turns.Select(turn => (turn.Role, turn.Content)));
        Assert.Equal(["transcript_object"], read.UnreadableFields);
    }

    private static (IReadOnlyList<RetellTurn> Turns, IReadOnlyList<string> UnreadableFields) Read(string call)
    {
        var read = RetellCallReaderTests.ReadCall(call);
        return (read.Call.Turns, read.UnreadableFields);
    }
}
