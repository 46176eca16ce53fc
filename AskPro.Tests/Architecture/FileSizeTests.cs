using Xunit;

namespace AskPro.Tests.Architecture;

/// <summary>Small files, each about one thing.</summary>
public sealed class FileSizeTests
{
    private const int HardStop = 400;
    private const int MedianLimit = 60;

    [Fact]
    public void No_file_is_longer_than_the_hard_stop()
    {
        var files = TrackedFiles.Matching(path =>
            TrackedFiles.HasEnding(path, ".cs", ".razor", ".css", ".js") && !path.Contains("/Migrations/", StringComparison.Ordinal));

        var guilty = files.Select(path => (path, Lines: TrackedFiles.ReadLines(path).Length)).Where(file => file.Lines > HardStop);
        Assert.Empty(guilty);
    }

    [Fact]
    public void Half_of_the_files_fit_on_a_screen()
    {
        var lengths = TrackedFiles.Sources().Select(path => TrackedFiles.ReadLines(path).Length).Order().ToArray();

        Assert.InRange(lengths[lengths.Length / 2], 1, MedianLimit);
    }

    [Fact]
    public void The_AppHost_fits_on_two_screens() =>
        Assert.InRange(TrackedFiles.ReadLines("AskPro.AppHost/AppHost.cs").Length, 1, 80);
}
