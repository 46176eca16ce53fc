namespace AskPro.Hosting.Dashboard.Resources;

/// <summary>A resource in the drawing; its corner is the upper left one.</summary>
/// <param name="Row">The resource.</param>
/// <param name="X">From the left.</param>
/// <param name="Y">From above.</param>
public sealed record GraphNode(ResourceRow Row, int X, int Y)
{
    internal const int Width = 190;
    internal const int Height = 52;
}

/// <summary>Who needs whom, drawn in columns: each resource stands to the right of everything it needs.</summary>
internal sealed class GraphLayout
{
    private const int Gap = 70;
    private const int Line = 72;
    private const int Margin = 12;

    private readonly Dictionary<string, GraphNode> _nodes = [];

    public GraphLayout(IReadOnlyList<ResourceRow> rows, IReadOnlyList<ResourceLink> links)
    {
        Links = [.. links.Where(link => rows.Any(row => row.Name == link.From) && rows.Any(row => row.Name == link.To))];
        var needs = Links.ToLookup(link => link.From, link => link.To);
        var depths = rows.ToDictionary(row => row.Name, row => Depth(row.Name, needs, []));
        foreach (var column in rows.GroupBy(row => depths[row.Name]).OrderBy(column => column.Key))
            Place(column, needs);
        Width = Margin + _nodes.Values.Select(node => node.X + GraphNode.Width).DefaultIfEmpty().Max();
        Height = Margin + _nodes.Values.Select(node => node.Y + GraphNode.Height).DefaultIfEmpty().Max();
    }

    public IReadOnlyCollection<GraphNode> Nodes => _nodes.Values;

    public IReadOnlyList<ResourceLink> Links { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>A curve from the one that needs to the one that is needed.</summary>
    public string Path(ResourceLink link)
    {
        var (from, to) = (_nodes[link.From], _nodes[link.To]);
        var (x1, y1) = (from.X, from.Y + (GraphNode.Height / 2));
        var (x2, y2) = (to.X + GraphNode.Width, to.Y + (GraphNode.Height / 2));
        return FormattableString.Invariant($"M{x1} {y1}C{x1 - (Gap / 2)} {y1} {x2 + (Gap / 2)} {y2} {x2 + 6} {y2}");
    }

    /// <summary>The longest way down; a circle ends where it would begin again.</summary>
    private static int Depth(string name, ILookup<string, string> needs, HashSet<string> above)
    {
        if (!above.Add(name))
            return 0;
        var depth = needs[name].Select(other => 1 + Depth(other, needs, above)).DefaultIfEmpty().Max();
        above.Remove(name);
        return depth;
    }

    /// <summary>Within a column each stands about as high as what it needs, so that few lines cross.</summary>
    private void Place(IGrouping<int, ResourceRow> column, ILookup<string, string> needs)
    {
        var y = Margin;
        foreach (var row in column.OrderBy(row => needs[row.Name].Where(_nodes.ContainsKey).Select(name => (double)_nodes[name].Y).DefaultIfEmpty(0).Average()).ThenBy(row => row.Name, StringComparer.Ordinal))
        {
            _nodes[row.Name] = new GraphNode(row, Margin + (column.Key * (GraphNode.Width + Gap)), y);
            y += Line;
        }
    }
}
