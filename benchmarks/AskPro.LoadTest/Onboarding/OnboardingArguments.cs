using AskPro.LoadTest.Figures;

namespace AskPro.LoadTest.Onboarding;

/// <summary>How <c>onboarding</c> measures.</summary>
/// <param name="Check">Exit with 1 when a goal is missed.</param>
/// <param name="Companies">Companies with one number each, among which every spelling has to find its own.</param>
/// <param name="Events">Events of the mix.</param>
/// <param name="Moves">How often a number goes from one company to another and back.</param>
/// <param name="Walks">Businesses that are set up.</param>
internal sealed record OnboardingArguments(bool Check, int Companies, int Events, int Moves, int Walks)
{
    public static OnboardingArguments Read(ReadOnlySpan<string> args)
    {
        var read = new ArgumentReader(args, ("--companies", 1000), ("--events", 10_000), ("--moves", 50), ("--walks", 5));
        return new OnboardingArguments(read.Check, read["--companies"], read["--events"], read["--moves"], read["--walks"]);
    }
}
