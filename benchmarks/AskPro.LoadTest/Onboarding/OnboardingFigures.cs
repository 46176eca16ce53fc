using AskPro.LoadTest.Figures;

namespace AskPro.LoadTest.Onboarding;

/// <summary>What the four measurements came to.</summary>
internal sealed class OnboardingFigures
{
    private const double LeastRight = 0.999;
    private const double MostEvictionMilliseconds = 1000;
    private const double MostWizardSeconds = 300;

    public required CorpusResult Corpus { get; init; }

    public required MixResult Mix { get; init; }

    public required MoveResult Moves { get; init; }

    /// <summary>Seconds of each business from the wish to sign up to the last light.</summary>
    public required IReadOnlyList<double> Walks { get; init; }

    public bool GoalMet => Wrong == 0 && Corpus.Right >= LeastRight * Corpus.All && EvictionMilliseconds <= MostEvictionMilliseconds && WizardSeconds < MostWizardSeconds;

    // Of all three: a number that moves or is changed meanwhile must not lead to the wrong company either.
    private int Wrong => Corpus.Wrong + Mix.Wrong + Moves.Wrong;

    private double EvictionMilliseconds => Math.Ceiling(Percentile.Of(Moves.ForgottenAfter, 1));

    private double WizardSeconds => Math.Round(Median.Of(Walks), 1);

    public string Line() => FigureLine.Of(
        ("corpus", Corpus.All), ("right", Corpus.Right), ("wrong", Wrong), ("unresolved", Corpus.Unresolved),
        ("hit_rate", Math.Round(Mix.HitRate, 4)), ("evict_ms", EvictionMilliseconds), ("wizard_s", WizardSeconds));
}
