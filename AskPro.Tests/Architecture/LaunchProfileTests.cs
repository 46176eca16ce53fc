using System.Text.Json;
using AskPro.Tests.Support;
using Xunit;

namespace AskPro.Tests.Architecture;

/// <summary>Without a launch profile a project runs as Production on a developer's machine.</summary>
public sealed class LaunchProfileTests
{
    public static TheoryData<string> Executables =>
    [
        .. TrackedFiles.Matching(path => TrackedFiles.HasEnding(path, ".csproj") && !TrackedFiles.IsIn(path, "AskPro.Tests", "benchmarks"))
            .Where(path => path.StartsWith("AskPro.AppHost/", StringComparison.Ordinal) || TrackedFiles.Read(path).Contains("Microsoft.NET.Sdk.Web", StringComparison.Ordinal)),
    ];

    [Fact]
    public void The_executables_are_found() => Assert.Equal(5, Executables.Count);

    [Theory]
    [MemberData(nameof(Executables))]
    public void The_first_profile_is_for_development(string project)
    {
        var file = RepositoryFiles.PathOf(Path.GetDirectoryName(project)!, "Properties", "launchSettings.json");
        using var settings = JsonDocument.Parse(File.ReadAllBytes(file));
        var first = settings.RootElement.GetProperty("profiles").EnumerateObject().First().Value;

        Assert.Equal("Project", first.GetProperty("commandName").GetString());
        Assert.Equal("Development", first.GetProperty("environmentVariables").GetProperty("ASPNETCORE_ENVIRONMENT").GetString());
        Assert.Equal("Development", first.GetProperty("environmentVariables").GetProperty("DOTNET_ENVIRONMENT").GetString());
    }
}
