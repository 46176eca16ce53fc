using AskPro.Hosting.Dashboard.Resources;
using Xunit;

namespace AskPro.Tests.Unit.LocalEngine.Dashboard;

public sealed class GraphLayoutTests
{
    [Fact]
    public void Each_stands_to_the_right_of_what_it_needs_and_none_on_another()
    {
        var graph = new GraphLayout(Rows("web", "api", "postgres", "cache"), [new("web", "api", "uses"), new("api", "postgres", "uses"), new("web", "cache", "uses"), new("api", "gone", "uses")]);

        var x = graph.Nodes.ToDictionary(node => node.Row.Name, node => node.X);
        Assert.True(x["web"] > x["api"] && x["api"] > x["postgres"]);
        Assert.Equal(x["cache"], x["postgres"]);
        Assert.Equal(4, graph.Nodes.Select(node => (node.X, node.Y)).Distinct().Count());
        Assert.Equal(3, graph.Links.Count);
        Assert.All(graph.Nodes, node => Assert.True(node.X + GraphNode.Width < graph.Width && node.Y + GraphNode.Height < graph.Height));
    }

    [Fact]
    public void A_circle_is_drawn_too()
    {
        var graph = new GraphLayout(Rows("a", "b"), [new("a", "b", "uses"), new("b", "a", "uses")]);

        Assert.Equal(2, graph.Nodes.Count);
        Assert.All(graph.Links, link => Assert.StartsWith("M", graph.Path(link), StringComparison.Ordinal));
    }

    private static IReadOnlyList<ResourceRow> Rows(params string[] names) =>
        [.. names.Select(name => new ResourceRow(name, "Project", new ResourceState("Running", "success", null), null, null, [], []))];
}
