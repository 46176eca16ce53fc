using System.Text.RegularExpressions;
using Xunit;

namespace AskPro.Tests.Architecture;

/// <summary>The AppHost and the tests above it compile with either hosting engine; project files bring the namespaces.</summary>
public sealed partial class EngineNeutralTests
{
    [Fact]
    public void The_AppHost_and_its_tests_name_no_engine()
    {
        var files = TrackedFiles.Sources(path =>
            path == "AskPro.AppHost/AppHost.cs" || TrackedFiles.IsIn(path, "AskPro.Tests/EndToEnd", "AskPro.Tests/Faults"));

        Assert.Contains("AskPro.AppHost/AppHost.cs", files);
        var guilty = files.Where(path => EngineNamespace().IsMatch(TrackedFiles.Read(path)));
        Assert.Empty(guilty);
    }

    [GeneratedRegex(@"\b(using\s+(static\s+)?Aspire\b|using\s+AskPro\.Hosting\b|global::(Aspire|AskPro\.Hosting)\b)")]
    private static partial Regex EngineNamespace();
}
