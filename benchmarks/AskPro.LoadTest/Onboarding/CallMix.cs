namespace AskPro.LoadTest.Onboarding;

/// <summary>
/// Which company is called next: the busiest one k times as often as the k-th (Zipf, exponent 1). The same each time it is run.
/// </summary>
internal sealed class CallMix
{
    public const int Seed = 20_240;

    // No secret: it shall be the same in every run.
#pragma warning disable CA5394
    private readonly Random _random = new(Seed);
    private readonly double[] _upTo;

    public CallMix(int companies)
    {
        _upTo = new double[companies];
        var sum = 0.0;
        for (var rank = 0; rank < companies; rank++)
            _upTo[rank] = sum += 1.0 / (rank + 1);
    }

    /// <summary>The place of the company that is called.</summary>
    public int Called()
    {
        var found = Array.BinarySearch(_upTo, _random.NextDouble() * _upTo[^1]);
        return Math.Min(found < 0 ? ~found : found, _upTo.Length - 1);
    }

    /// <summary>The place of a company that is changed: any as likely as any other.</summary>
    public int Changed() => _random.Next(_upTo.Length);
#pragma warning restore CA5394
}
