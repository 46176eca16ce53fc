using System.Collections.Concurrent;

namespace AskPro.Simulator.Retell.Workspaces;

/// <summary>All workspaces, by name; in memory, as everything here.</summary>
internal sealed class WorkspaceList
{
    private readonly ConcurrentDictionary<string, Workspace> byName = new(StringComparer.Ordinal);

    public WorkspaceList(TimeProvider time)
    {
        foreach (var spec in DevelopmentWorkspaces.All)
            Put(Workspace.Of(spec, time.GetUtcNow()));
    }

    internal void Put(Workspace workspace) => byName[workspace.Name] = workspace;

    internal Workspace? Find(string name) => byName.GetValueOrDefault(name);

    internal Workspace? FindByKey(string key) => byName.Values.FirstOrDefault(workspace => workspace.Keys.Contains(key));

    /// <summary>Where calls to and from this number are answered.</summary>
    internal Workspace? FindByNumber(string number) => byName.Values.FirstOrDefault(workspace =>
    {
        lock (workspace.Gate)
        {
            return workspace.FindNumber(number) is not null;
        }
    });
}
