namespace AskPro.Worker.Resolution;

/// <summary>The numbers and agents that a batch asks for, with the companies they belong to.</summary>
internal sealed class CompanyDirectory
{
    private readonly Dictionary<string, DirectoryEntry> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DirectoryEntry>> _agents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<Guid>> _assigned = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _companies = [];
    private readonly HashSet<Guid> _recording = [];

    public void AddNumber(string e164, DirectoryEntry entry) => _numbers[e164] = entry;

    /// <summary>The same agent may be registered by several companies; then it decides nothing.</summary>
    public void AddAgent(string agentId, DirectoryEntry entry)
    {
        if (!_agents.TryGetValue(agentId, out var entries))
            _agents[agentId] = entries = [];
        entries.Add(entry);
    }

    /// <summary>A company that is there.</summary>
    public void AddCompany(Guid companyId) => _companies.Add(companyId);

    /// <summary>A call that a person has given to a company.</summary>
    public void AddAssigned(string callId, Guid companyId)
    {
        if (!_assigned.TryGetValue(callId, out var companies))
            _assigned[callId] = companies = [];
        companies.Add(companyId);
    }

    /// <summary>
    /// The company that a person gave an event, or else its call; null for one that is gone, and where people have said two things.
    /// </summary>
    public Guid? Assigned(Guid? companyId, string callId) =>
        companyId is { } chosen && _companies.Contains(chosen) ? chosen
        : _assigned.TryGetValue(callId, out var companies) && companies.Count == 1 ? companies.Single()
        : null;

    public void AddRecording(Guid companyId) => _recording.Add(companyId);

    /// <summary>Whether the company keeps addresses of recordings at all.</summary>
    public bool KeepsRecordings(Guid companyId) => _recording.Contains(companyId);

    public DirectoryEntry? Number(string? e164) => e164 is not null && _numbers.TryGetValue(e164, out var entry) ? entry : null;

    public IReadOnlyList<DirectoryEntry> Agents(string? agentId) => agentId is not null && _agents.TryGetValue(agentId, out var entries) ? entries : [];
}

/// <summary>To whom a number or an agent belongs.</summary>
/// <param name="Decides">
/// Whether that alone gives the company a call. Not while nobody vouches for the company: whoever signs up could enter the number
/// of another. Its own webhook address gives it its calls regardless.
/// </param>
internal readonly record struct DirectoryEntry(Guid CompanyId, Guid? BranchId, bool Decides = true);
