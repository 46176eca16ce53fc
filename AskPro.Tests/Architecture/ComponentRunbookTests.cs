using AskPro.Data.Health;
using Xunit;

namespace AskPro.Tests.Architecture;

/// <summary>Whatever the page Zustand names as a way out is there.</summary>
public sealed class ComponentRunbookTests
{
    public static TheoryData<string> Causes =>
        [.. typeof(ComponentCauses).GetFields().Where(constant => constant.IsLiteral).Select(constant => (string)constant.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(Causes))]
    public void The_runbook_of_a_cause_exists(string cause)
    {
        if (ComponentCauses.RunbookOf(cause) is { } runbook)
            Assert.StartsWith("# ", TrackedFiles.Read(runbook), StringComparison.Ordinal);
        else
            Assert.Equal(ComponentCauses.NotMeasured, cause);
    }
}
