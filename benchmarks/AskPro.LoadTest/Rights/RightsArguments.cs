using AskPro.LoadTest.Figures;

namespace AskPro.LoadTest.Rights;

/// <summary>How <c>rights</c> checks.</summary>
/// <param name="Check">Exit with 1 when a goal is missed.</param>
/// <param name="Tenants">Companies, each of which reaches for every other.</param>
internal sealed record RightsArguments(bool Check, int Tenants)
{
    public static RightsArguments Read(ReadOnlySpan<string> args)
    {
        var read = new ArgumentReader(args, ("--tenants", 3));
        return read["--tenants"] >= 2
            ? new RightsArguments(read.Check, read["--tenants"])
            : throw new ArgumentException("--tenants needs at least 2: one reaches for the other.");
    }
}
