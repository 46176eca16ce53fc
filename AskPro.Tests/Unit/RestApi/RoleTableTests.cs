using AskPro.Data.Memberships;
using AskPro.Tests.Support;
using Xunit;

namespace AskPro.Tests.Unit.RestApi;

/// <summary>What people read about roles is what the code does.</summary>
public sealed class RoleTableTests
{
    [Fact]
    public void The_table_of_the_documentation_is_the_table_of_the_code()
    {
        var rows = File.ReadAllLines(RepositoryFiles.PathOf("docs/security.md"))
            .SkipWhile(line => !line.StartsWith("| Role | list", StringComparison.Ordinal))
            .TakeWhile(line => line.StartsWith('|')).Select(Cells).ToList();

        var rights = rows[0].Skip(1).Select(name => Enum.Parse<Right>(name, ignoreCase: true)).ToList();
        Assert.Equal(Enum.GetValues<Right>(), rights);
        Assert.Equal(RoleRights.AllRoles, rows.Skip(2).Select(Role));
        foreach (var row in rows.Skip(2))
            Assert.Equal(rights.Where(right => RoleRights.Of(Role(row)).Contains(right)), rights.Where((_, column) => row[column + 1] == "yes"));
    }

    private static string Role(string[] row) => row[0].Split('`')[1];

    private static string[] Cells(string line) => line.Trim('|').Split('|', StringSplitOptions.TrimEntries);
}
