using System.Text.Json;
using AskPro.Tests.Support.Prometheus;
using Xunit;

namespace AskPro.Tests.Architecture;

/// <summary>Dashboards that somebody can read in the night: every panel says what it means and asks for figures that are told.</summary>
public sealed class DashboardTests
{
    private const string Provisioning = "telemetry/grafana/provisioning";

    public static TheoryData<string> Names => [.. Dashboard.ReadAll().Select(dashboard => dashboard.Name)];

    [Fact]
    public void There_are_five() => Assert.Equal(
        ["business.json", "database-pool.json", "error-rates.json", "response-times.json", "webhook-queue.json"],
        Dashboard.ReadAll().Select(dashboard => dashboard.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_page_tells_every_figure_it_asks_for(string name)
    {
        var asked = Read(name).Queries.SelectMany(PrometheusQuery.Figures).Distinct().ToArray();

        Assert.NotEmpty(asked);
        Assert.Empty(asked.Except(ToldFigures.ReadAll()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_panel_has_a_title_a_sentence_a_unit_and_a_place_of_its_own(string name)
    {
        var taken = new HashSet<(int, int)>();
        Assert.All(Read(name).Panels, panel =>
        {
            Assert.NotEmpty(panel.GetProperty("title").GetString()!);
            Assert.EndsWith(".", panel.GetProperty("description").GetString(), StringComparison.Ordinal);
            Assert.NotEmpty(panel.GetProperty("fieldConfig").GetProperty("defaults").GetProperty("unit").GetString()!);
            var place = panel.GetProperty("gridPos");
            var (x, y, w, h) = (Number(place, "x"), Number(place, "y"), Number(place, "w"), Number(place, "h"));
            Assert.InRange(x + w, 1, 24);
            foreach (var cell in Enumerable.Range(x, w).SelectMany(column => Enumerable.Range(y, h).Select(row => (column, row))))
                Assert.True(taken.Add(cell), $"Two panels lie on {cell}.");
        });
        Assert.Distinct(Read(name).Panels.Select(panel => Number(panel, "id")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_found_by_a_name_that_stays_and_asks_the_source_that_is_provisioned(string name)
    {
        var content = Read(name).Content;

        Assert.Equal($"askpro-{Path.GetFileNameWithoutExtension(name)}", content.GetProperty("uid").GetString());
        var source = content.GetProperty("templating").GetProperty("list").EnumerateArray().Single(variable => variable.GetProperty("type").GetString() == "datasource");
        Assert.Contains(
            $"uid: {source.GetProperty("current").GetProperty("value").GetString()}\n", TrackedFiles.Read($"{Provisioning}/datasources/askpro.yml"), StringComparison.Ordinal);
        Assert.Contains("path: ${ASKPRO_DASHBOARDS}\n", TrackedFiles.Read($"{Provisioning}/dashboards/askpro.yml"), StringComparison.Ordinal);
    }

    private static Dashboard Read(string name) => Dashboard.ReadAll().Single(dashboard => dashboard.Name == name);

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
