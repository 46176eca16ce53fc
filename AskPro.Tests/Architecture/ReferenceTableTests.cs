using System.Xml.Linq;
using AskPro.Tests.Support;
using Xunit;

namespace AskPro.Tests.Architecture;

/// <summary>Which room may know which. The table is that of the design; a new project has to be entered here.</summary>
public sealed class ReferenceTableTests
{
    private static readonly string[] Services = ["AskPro.Api", "AskPro.Worker", "AskPro.Web", "AskPro.Simulator"];
    private static readonly string[] Libraries = ["AskPro.Data", "AskPro.Integrations", "AskPro.ServiceDefaults"];

    private static readonly Dictionary<string, string[]> MayReference = new()
    {
        ["AskPro.AppHost"] = ["AskPro.Hosting", .. Services],
        ["AskPro.Hosting"] = [],
        ["AskPro.ServiceDefaults"] = [],
        ["AskPro.Data"] = [],
        ["AskPro.Integrations"] = [],
        ["AskPro.Api"] = Libraries,
        ["AskPro.Worker"] = Libraries,
        ["AskPro.Web"] = ["AskPro.ServiceDefaults"],
        ["AskPro.Simulator"] = ["AskPro.Integrations", "AskPro.ServiceDefaults"],
        ["AskPro.Tests"] = ["AskPro.AppHost", "AskPro.Hosting", "AskPro.LoadTest", .. Services, .. Libraries],
        ["AskPro.Benchmarks"] = ["AskPro.AppHost", "AskPro.Hosting", "AskPro.Integrations"],
        // Api, Data and Web for the command rights (docs/adr/0010); Worker for the command onboarding, which asks its resolver (docs/adr/0012).
        ["AskPro.LoadTest"] = ["AskPro.AppHost", "AskPro.Hosting", "AskPro.Integrations", "AskPro.Api", "AskPro.Data", "AskPro.Web", "AskPro.Worker"],
    };

    public static TheoryData<string> Projects => [.. TrackedFiles.Matching(path => TrackedFiles.HasEnding(path, ".csproj"))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_its_room_may_know(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        Assert.True(MayReference.TryGetValue(name, out var allowed), $"{name} is not in the table of rooms.");

        Assert.Empty(ReferencesOf(project).Except(allowed));
    }

    [Fact]
    public void Every_room_of_the_table_exists() =>
        Assert.Equal(MayReference.Keys.Order(), Projects.Select(row => Path.GetFileNameWithoutExtension(row.Data)).Order());

    [Fact]
    public void Services_reach_the_AppHost_as_processes_not_as_code()
    {
        var host = typeof(Projects.AskPro_AppHost).Assembly;

        Assert.NotEmpty(host.GetReferencedAssemblies());
        Assert.DoesNotContain(host.GetReferencedAssemblies(), assembly => Services.Contains(assembly.Name));
    }

    private static IEnumerable<string> ReferencesOf(string project) =>
        XDocument.Load(RepositoryFiles.PathOf(project)).Descendants("ProjectReference")
            // Without its assembly it is only built first.
            .Where(reference => reference.Attribute("ReferenceOutputAssembly")?.Value != "false")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
}
