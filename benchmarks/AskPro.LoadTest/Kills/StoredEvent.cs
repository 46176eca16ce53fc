namespace AskPro.LoadTest.Kills;

/// <summary>What the inbox holds of one event: everything should be there once.</summary>
internal sealed class StoredEvent
{
    private static readonly string[] EndStates = ["done", "dead", "quarantined"];

    private readonly List<string> _states = [];

    public int Jobs => _states.Count;

    public long Keys { get; private set; }

    public bool IsDone => _states.Contains("done");

    public bool HasEnded => _states.TrueForAll(state => EndStates.Contains(state));

    public string States => string.Join('+', _states);

    public void Add(string state, long keys)
    {
        _states.Add(state);
        Keys += keys;
    }
}
