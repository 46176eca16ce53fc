using Xunit;

namespace AskPro.Tests.Architecture;

/// <summary>Rooms and folders are named by what lives there.</summary>
public sealed class NamingTests
{
    private static readonly string[] Meaningless = ["Core", "Common", "Shared", "Utils", "Util", "Utilities", "Helpers", "Helper", "Misc"];

    [Fact]
    public void No_folder_or_project_has_a_name_that_says_nothing()
    {
        var parts = TrackedFiles.Matching(_ => true)
            .SelectMany(path => path.Split('/')[..^1])
            .SelectMany(folder => folder.Split('.'))
            .Distinct();

        Assert.Empty(parts.Intersect(Meaningless, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void No_file_hides_parts_of_itself_in_regions()
    {
        var guilty = TrackedFiles.Sources()
            .Where(path => TrackedFiles.ReadLines(path).Any(line => line.TrimStart().StartsWith("#region", StringComparison.Ordinal)));

        Assert.Empty(guilty);
    }
}
