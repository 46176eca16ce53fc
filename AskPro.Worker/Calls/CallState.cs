using AskPro.Integrations.Retell.Calls;
using AskPro.Worker.Resolution;

namespace AskPro.Worker.Calls;

/// <summary>A row of <c>calls</c> in memory while events are merged into it.</summary>
internal sealed class CallState(Guid id, Guid companyId, string callId)
{
    public Guid Id { get; } = id;

    public Guid CompanyId { get; } = companyId;

    public string CallId { get; } = callId;

    /// <summary>0 until the first event.</summary>
    public int Stage { get; set; }

    /// <summary>The stage before this batch; 0 for a new call.</summary>
    public int StoredStage { get; init; }

    public ResolutionMethod Method { get; set; }

    public DateTimeOffset FirstReceivedAt { get; set; } = DateTimeOffset.MaxValue;

    public DateTimeOffset? EndedReceivedAt { get; set; }

    public DateTimeOffset? AnalyzedAt { get; set; }

    /// <summary>The registers, in the order of <see cref="CallField.All"/>.</summary>
    public object?[] Values { get; } = new object?[CallField.All.Count];

    public CallStamp[] Stamps { get; } = new CallStamp[CallField.All.Count];

    public CallStamp TurnsStamp { get; set; }

    /// <summary>The new transcript, or null when the stored one stays.</summary>
    public IReadOnlyList<RetellTurn>? NewTurns { get; set; }

    public SortedSet<string> Unreadable { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether anything differs from what is stored.</summary>
    public bool Changed { get; set; }

    public T? Value<T>(string column) => (T?)Values[CallField.IndexOf(column)];
}
