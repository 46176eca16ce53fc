using System.Text.RegularExpressions;
using Xunit;

namespace AskPro.Tests.Architecture;

/// <summary>Nobody loses an event as long as every statement on the inbox can be read in one place.</summary>
public sealed partial class InboxSqlTests
{
    private const string Home = "AskPro.Data/Inbox/InboxSql.cs";

    [Fact]
    public void Statements_on_the_inbox_stand_in_one_file()
    {
        var product = TrackedFiles.Sources(path => !TrackedFiles.IsIn(path, "AskPro.Tests", "benchmarks"));
        var files = product.Where(path => Statement().IsMatch(TrackedFiles.Read(path)));

        Assert.Equal([Home], files);
    }

    [GeneratedRegex(@"\b(from|into|update|join|table)\s+(only\s+)?inbox_(keys|bodies|jobs)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Statement();
}
