using System.Text.RegularExpressions;
using Xunit;

namespace AskPro.Tests.Architecture;

/// <summary>Nobody loses an event or a mail as long as every statement on its table can be read in one place.</summary>
public sealed partial class QueueSqlTests
{
    [Fact]
    public void Statements_on_the_inbox_stand_in_one_file() =>
        Assert.Equal(["AskPro.Data/Inbox/InboxSql.cs"], FilesWith(Inbox()));

    [Fact]
    public void Statements_on_the_outbox_stand_in_one_file() =>
        Assert.Equal(["AskPro.Data/Outbox/OutboxSql.cs"], FilesWith(Outbox()));

    private static IEnumerable<string> FilesWith(Regex statement) =>
        TrackedFiles.Sources(path => !TrackedFiles.IsIn(path, "AskPro.Tests", "benchmarks"))
            .Where(path => statement.IsMatch(TrackedFiles.Read(path)));

    [GeneratedRegex(@"\b(from|into|update|join|table)\s+(only\s+)?inbox_(keys|bodies|jobs)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Inbox();

    [GeneratedRegex(@"\b(from|into|update|join|table)\s+(only\s+)?outbox_messages\b", RegexOptions.IgnoreCase)]
    private static partial Regex Outbox();
}
