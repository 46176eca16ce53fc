namespace AskPro.Integrations.Retell.Calls;

/// <summary>Reads <c>Agent: Guten Tag …\nUser: Hallo …\n</c>, the plainest form of a transcript; it knows no times.</summary>
internal static class RetellTranscriptLines
{
    private static readonly (string Prefix, string Role)[] _speakers =
        [("Agent:", "agent"), ("User:", "user"), ("Transfer Target:", "transfer_target")];

    public static IReadOnlyList<RetellTurn> Read(string transcript)
    {
        var turns = new List<RetellTurn>();
        foreach (var line in transcript.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (prefix, role) = Array.Find(_speakers, speaker => line.StartsWith(speaker.Prefix, StringComparison.OrdinalIgnoreCase));
            if (prefix is not null)
                turns.Add(new RetellTurn(role, line[prefix.Length..].TrimStart(), null, null, null));
            else if (turns.Count > 0)
                turns[^1] = turns[^1] with { Content = $"{turns[^1].Content}\n{line}" };
            else
                turns.Add(new RetellTurn("unknown", line, null, null, null));
        }

        return turns;
    }
}
