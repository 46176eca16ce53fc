namespace AskPro.Hosting.Engine;

/// <summary>How long to wait before a crashed service is started again: 1, 2, 4 s and so on up to 30 s.</summary>
internal sealed class BackOff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>A service that ran this long has recovered.</summary>
    private static readonly TimeSpan Recovered = TimeSpan.FromMinutes(1);

    private TimeSpan _next = First;

    public TimeSpan Next(TimeSpan ranFor)
    {
        var pause = ranFor >= Recovered ? First : _next;
        _next = pause * 2 < Longest ? pause * 2 : Longest;
        return pause;
    }
}
