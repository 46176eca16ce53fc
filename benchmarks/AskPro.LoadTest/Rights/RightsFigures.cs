using AskPro.LoadTest.Figures;

namespace AskPro.LoadTest.Rights;

/// <summary>What the walks came to.</summary>
internal sealed class RightsFigures
{
    private readonly HashSet<string> _routes = [];
    private readonly HashSet<string> _undeclared = [];
    private readonly HashSet<string> _roles = [];
    private readonly List<string> _leaks = [];
    private readonly List<string> _unanswered = [];

    public int Tries { get; private set; }

    /// <summary>Answers in which a company's own person saw its data: without them no leak would mean nothing.</summary>
    public int Seen { get; set; }

    public IReadOnlyCollection<string> Leaks => _leaks;

    public IReadOnlyCollection<string> WithoutAnswer => _unanswered;

    public IReadOnlyCollection<string> Undeclared => _undeclared;

    public void Walked(string route, bool isDeclared)
    {
        _routes.Add(route);
        if (!isDeclared)
            _undeclared.Add(route);
    }

    public void Tried(Caller caller)
    {
        Tries++;
        _roles.Add(caller.Kind);
    }

    /// <summary>An answer that says nothing of rights: a limit or a fault in the way.</summary>
    public void Unanswered(string what) => _unanswered.Add(what);

    public void Leaked(string what) => _leaks.Add(what);

    public bool GoalMet => _leaks.Count == 0 && _undeclared.Count == 0 && _unanswered.Count == 0 && Seen > 0;

    public string Line(int tenants) => FigureLine.Of(
        ("routes", _routes.Count), ("roles", _roles.Count), ("tenants", tenants), ("tries", Tries), ("seen", Seen), ("unanswered", _unanswered.Count),
        ("leaks", _leaks.Count), ("undeclared", _undeclared.Count));
}
