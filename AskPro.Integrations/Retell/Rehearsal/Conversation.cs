namespace AskPro.Integrations.Retell.Rehearsal;

/// <summary>Turns a script into timed turns of the wanted length.</summary>
internal static class Conversation
{
    /// <summary>Bytes of one word with its times, written in both transcripts; measured on German text.</summary>
    private const int BytesPerWord = 94;

    private const int LongBody = 22_500;

    internal static List<StagedTurn> Play(CallScript script, ScriptText text, CallTiming timing, Random random, CallExtent extent)
    {
        var lines = extent switch
        {
            CallExtent.OneKilobyte => [],
            CallExtent.ThreeKilobytes => [.. script.Lines.Where(line => line.Tool is null).Take(4)],
            CallExtent.ThirtyKilobytes => WithSmallTalk(script.Lines),
            _ => script.Lines,
        };

        var turns = new List<StagedTurn>(lines.Count);
        foreach (var line in lines)
            turns.Add(Perform(line, text, timing, random, withWords: extent is not CallExtent.ThreeKilobytes));
        return turns;
    }

    private static StagedTurn Perform(ScriptLine line, ScriptText text, CallTiming timing, Random random, bool withWords)
    {
        if (line.Tool is { } tool)
        {
            timing.UseTool();
            var id = "tool_call_" + RehearsalIds.Hex(random, 6);
            return new ToolTurn(id, tool, text.Fill(RetellJson.Compact(line.Arguments)), text.Fill(RetellJson.Compact(line.Result)));
        }

        var content = text.Fill(line.Agent ?? line.User ?? "");
        var words = timing.Say(content);
        return new SpokenTurn(line.Agent is null ? "user" : "agent", content, withWords ? words : []);
    }

    /// <summary>Small talk goes in before the farewell, as often as the length asks for.</summary>
    private static List<ScriptLine> WithSmallTalk(IReadOnlyList<ScriptLine> lines)
    {
        var result = lines.ToList();
        var end = Math.Max(0, result.Count - 2);
        for (var i = 0; result.Sum(Bytes) < LongBody; i++)
            result.Insert(end++, CallScripts.SmallTalk[i % CallScripts.SmallTalk.Count]);
        return result;
    }

    private static int Bytes(ScriptLine line) =>
        (line.Agent ?? line.User)?.Split(' ').Length * BytesPerWord ?? 300;
}
