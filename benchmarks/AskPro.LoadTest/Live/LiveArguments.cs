using AskPro.LoadTest.Figures;

namespace AskPro.LoadTest.Live;

/// <summary>How <c>live</c> measures.</summary>
/// <param name="Check">Exit with 1 when a goal is missed.</param>
/// <param name="Calls">Calls in all, half for each company.</param>
/// <param name="PerSecond">Calls a second, both companies together.</param>
internal sealed record LiveArguments(bool Check, int Calls, int PerSecond)
{
    public static LiveArguments Read(ReadOnlySpan<string> args)
    {
        var read = new ArgumentReader(args, ("--calls", 200), ("--per-second", 5));
        return new LiveArguments(read.Check, read["--calls"], read["--per-second"]);
    }
}
