using System.Collections.Concurrent;
using System.Globalization;
using AskPro.LoadTest.Figures;

namespace AskPro.LoadTest.Onboarding;

/// <summary>What the Workers did while a number moved; each of them with each move.</summary>
internal sealed class MoveResult
{
    private readonly ConcurrentQueue<double> _forgotten = new();
    private readonly ConcurrentQueue<double> _answered = new();
    private int _questions;
    private int _wrong;

    /// <summary>Milliseconds until the old owner was no longer remembered.</summary>
    public IEnumerable<double> ForgottenAfter => _forgotten;

    /// <summary>Answers of a company whose number it was not at that moment, or of nobody when it was somebody's.</summary>
    public int Wrong => _wrong;

    public void Forgotten(TimeSpan after) => _forgotten.Enqueue(after.TotalMilliseconds);

    /// <summary>A question was answered.</summary>
    public void Asked(bool isRight)
    {
        Interlocked.Increment(ref _questions);
        if (!isRight)
            Interlocked.Increment(ref _wrong);
    }

    /// <summary>The new owner was answered for the first time.</summary>
    public void Answered(TimeSpan after) => _answered.Enqueue(after.TotalMilliseconds);

    /// <summary>For people.</summary>
    public IEnumerable<string> Rows() => [Row("old owner forgotten", _forgotten), Row("new owner answered", _answered), $"{_questions} questions meanwhile, {_wrong} answered wrongly"];

    private static string Row(string what, ConcurrentQueue<double> after) => string.Create(
        CultureInfo.InvariantCulture, $"{what,-20} median {Median.Of(after):0} ms, slowest {Percentile.Of(after, 1):0} ms, {after.Count} times");
}
