using System.Text.RegularExpressions;
using System.Xml.Linq;
using AskPro.Tests.Support;
using Xunit;

namespace AskPro.Tests.Architecture;

/// <summary>The same commit builds from the same packages, wherever they come from.</summary>
public sealed partial class PackagePinTests
{
    [Fact]
    public void NuGet_versions_are_exact_and_central()
    {
        var versions = XDocument.Load(RepositoryFiles.PathOf("Directory.Packages.props")).Descendants("PackageVersion")
            .Select(package => package.Attribute("Version")!.Value)
            .Where(version => version != "$(AspireVersion)")
            .ToArray();

        Assert.NotEmpty(versions);
        Assert.All(versions, version => Assert.Matches(ExactVersion(), version));
    }

    [Fact]
    public void Npm_versions_are_exact()
    {
        var manifests = TrackedFiles.Matching(path => Path.GetFileName(path) == "package.json");

        Assert.All(manifests, path => Assert.Empty(RangeVersion().Matches(TrackedFiles.Read(path))));
    }

    [Fact]
    public void Npm_lock_files_name_no_registry()
    {
        var locks = TrackedFiles.Matching(path => Path.GetFileName(path) == "package-lock.json");

        Assert.All(locks, path => Assert.DoesNotContain("\"resolved\"", TrackedFiles.Read(path), StringComparison.Ordinal));
        Assert.All(locks, path => Assert.Contains("\"integrity\"", TrackedFiles.Read(path), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_project_has_a_lock_file_that_names_no_registry()
    {
        var projects = TrackedFiles.Matching(path => TrackedFiles.HasEnding(path, ".csproj"));

        Assert.All(projects, path =>
        {
            var packages = TrackedFiles.Read($"{Path.GetDirectoryName(path)}/packages.Local.lock.json");
            Assert.Contains("\"contentHash\"", packages, StringComparison.Ordinal);
            Assert.DoesNotContain("://", packages, StringComparison.Ordinal);
        });
    }

    [GeneratedRegex(@"^\d+\.\d+\.\d+(\.\d+)?(-[0-9A-Za-z.]+)?$")]
    private static partial Regex ExactVersion();

    [GeneratedRegex("""
        ":\s*"(\^|~|>|<|\*|latest|\d+(\.\d+)?(\.x)?")
        """)]
    private static partial Regex RangeVersion();
}
