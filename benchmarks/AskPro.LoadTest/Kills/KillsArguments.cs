using AskPro.LoadTest.Figures;

namespace AskPro.LoadTest.Kills;

/// <summary>How <c>kills</c> measures.</summary>
/// <param name="Check">Exit with 1 when a goal is missed.</param>
/// <param name="PerSecond">Events a second while everything runs.</param>
/// <param name="Connections">Senders; each waits for its answer before it goes on.</param>
/// <param name="Seconds">Load before each kill, seconds.</param>
internal sealed record KillsArguments(bool Check, int PerSecond, int Connections, int Seconds)
{
    public static KillsArguments Read(ReadOnlySpan<string> args)
    {
        var read = new ArgumentReader(args, ("--per-second", 120), ("--connections", 8), ("--seconds", 5));
        return new KillsArguments(read.Check, read["--per-second"], read["--connections"], read["--seconds"]);
    }
}
