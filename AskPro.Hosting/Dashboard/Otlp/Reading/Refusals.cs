namespace AskPro.Hosting.Dashboard.Otlp.Reading;

/// <summary>What of a message was not taken, and why: OTLP's partial success.</summary>
internal sealed class Refusals
{
    private string _reason = "";

    public long Count { get; private set; }

    /// <summary>The first reason; empty when everything was taken.</summary>
    public string Reason => _reason;

    public void Add(int count, string reason)
    {
        if (count == 0)
            return;
        Count += count;
        if (_reason.Length == 0)
            _reason = reason;
    }
}
