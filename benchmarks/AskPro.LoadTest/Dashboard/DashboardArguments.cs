using AskPro.LoadTest.Figures;

namespace AskPro.LoadTest.Dashboard;

/// <summary>How <c>dashboard</c> measures.</summary>
/// <param name="Check">Exit with 1 when a goal is missed.</param>
/// <param name="Rounds">How often spans are sent as fast as they are answered; the median counts.</param>
/// <param name="Seconds">How long each round takes.</param>
/// <param name="Connections">Senders; each waits for its answer before it goes on.</param>
/// <param name="SoakMinutes">How long the wanted number a second is sent afterwards without a pause; 0 for not at all.</param>
internal sealed record DashboardArguments(bool Check, int Rounds, int Seconds, int Connections, int SoakMinutes)
{
    public static DashboardArguments Read(ReadOnlySpan<string> args)
    {
        var read = new ArgumentReader(args, ("--rounds", 5), ("--seconds", 10), ("--connections", 2), ("--soak", 0));
        return new DashboardArguments(read.Check, read["--rounds"], read["--seconds"], read["--connections"], read["--soak"]);
    }
}
