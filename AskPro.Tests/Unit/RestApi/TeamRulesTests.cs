using AskPro.Api.Features.Team;
using AskPro.Data.Memberships;
using Xunit;

namespace AskPro.Tests.Unit.RestApi;

public sealed class TeamRulesTests
{
    [Theory]
    [InlineData("manager", false, "reception", "owner", 1, "owners_only")]
    [InlineData("manager", false, "owner", "manager", 2, "owners_only")]
    [InlineData("manager", false, "owner", null, 2, "owners_only")]
    [InlineData("manager", true, "manager", "owner", 1, "owners_only")]
    [InlineData("manager", true, "manager", "reception", 1, null)]
    [InlineData("manager", true, "manager", null, 1, null)]
    [InlineData("manager", false, "reception", "manager", 1, null)]
    [InlineData("owner", true, "owner", "manager", 1, "last_owner")]
    [InlineData("owner", true, "owner", null, 1, "last_owner")]
    [InlineData("owner", true, "owner", null, 2, null)]
    [InlineData("owner", false, "owner", "accounting", 2, null)]
    [InlineData("owner", false, "reception", "owner", 1, null)]
    [InlineData("owner", true, "owner", "owner", 1, null)]
    public void Owners_rule_over_owners_and_one_remains(string actor, bool isSelf, string before, string? after, int owners, string? code) =>
        Assert.Equal(code, TeamRules.Refusal(actor, true, isSelf, before, after, owners));

    [Fact]
    public void Nobody_gains_a_right_by_changing_themselves()
    {
        foreach (var before in RoleRights.Roles)
        {
            foreach (var after in RoleRights.Roles.Where(after => TeamRules.Refusal(before, true, true, before, after, 2) is null))
                Assert.Empty(RoleRights.Of(after).Except(RoleRights.Of(before)));
        }
    }

    [Theory]
    [InlineData("manager")]
    [InlineData(null)]
    public void Support_comes_and_goes_with_its_access(string? after) =>
        Assert.Equal("support_member", TeamRules.Refusal("owner", true, false, "support", after, 1));

    [Fact]
    public void Who_sees_single_branches_changes_nobody() =>
        Assert.Equal("all_branches_only", TeamRules.Refusal("manager", false, false, "reception", "read_only", 1));
}
