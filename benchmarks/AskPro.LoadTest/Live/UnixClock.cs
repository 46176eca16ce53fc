namespace AskPro.LoadTest.Live;

/// <summary>The machine's clock as browsers count it, with fractions.</summary>
internal static class UnixClock
{
    public static double Milliseconds() => (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds;
}
