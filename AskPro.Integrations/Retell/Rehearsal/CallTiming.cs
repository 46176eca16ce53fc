namespace AskPro.Integrations.Retell.Rehearsal;

/// <summary>Spreads words over time as people speak: about 150 words a minute, with a breath between speakers.</summary>
internal sealed class CallTiming(Random random)
{
    private double now = 0.6;

    /// <summary>Seconds since the beginning of the audio.</summary>
    internal double Now => now;

    internal TimedWord[] Say(string content)
    {
        var words = content.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var timed = new TimedWord[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            var start = now;
            now += 0.12 + (0.035 * words[i].Length);
            timed[i] = new TimedWord(words[i], Math.Round(start, 2), Math.Round(now, 2));
            now += 0.06;
        }

        now += 0.4 + (random.NextDouble() * 0.9);
        return timed;
    }

    internal void UseTool() => now += 0.8 + random.NextDouble();
}
