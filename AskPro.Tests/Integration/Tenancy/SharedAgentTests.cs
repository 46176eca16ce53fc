using AskPro.Data.AgentWebhooks;
using AskPro.Tests.Support.Databases;
using Xunit;
using static AskPro.Tests.Integration.Tenancy.DatabaseQueries;

namespace AskPro.Tests.Integration.Tenancy;

public sealed class SharedAgentsOnPostgres15(Postgres15 server) : SharedAgentTests(server), IClassFixture<Postgres15>;

public sealed class SharedAgentsOnPostgres18(Postgres18 server) : SharedAgentTests(server), IClassFixture<Postgres18>;

/// <summary>When an agent is another company's too: who has it, and who merely says so.</summary>
public abstract class SharedAgentTests(TestDatabase server) : IAsyncLifetime
{
    private const string Agent = "agent_of_both";
    private const string Elsewhere = "update agents set retell_agent_id = 'agent_2' where company_id = $1";
    private const string Unchecked = "update companies set vouched_for = false where id = $1";
    private const string HoldsAgent = """update retell_keys set holdings = '{"agents":[{"agentId":"agent_of_both","name":null}],"numbers":[]}' where company_id = $1""";
    private const string HoldsNumber = """update retell_keys set holdings = '{"agents":[],"numbers":[{"number":"+493023125001","nickname":null,"agentIds":["agent_of_both"]}]}' where company_id = $1""";
    private const string ImportedNumber = """update retell_keys set holdings = '{"agents":[],"numbers":[{"number":"+493023125001","nickname":null,"agentIds":["agent_of_a_stranger"]}]}' where company_id = $1""";
    private const string Revoked = "update retell_keys set check_code = 'retell_key_refused', checked_at = now() where company_id = $1";
    private const string Seen = "update agent_webhooks set retell_agent_id = 'agent_of_both' where company_id = $1";
    private const string Right = "update agent_webhooks set code = 'right', right_at = checked_at where company_id = $1";
    private const string Unreached = "update agent_webhooks set code = 'agent_gone' where company_id = $1";

    private static readonly string[] Numbers = ["+493023125001"];

    private TwoCompanies _companies = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await server.Owner.ChangeAsync("truncate users, companies cascade");
        _companies = await TwoCompanies.CreateAsync(server.Owner);
        await server.Owner.ChangeAsync($"update agents set retell_agent_id = '{Agent}'");
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(true, Elsewhere)]
    [InlineData(false, Elsewhere, "delete from phone_numbers where company_id = $1")]
    [InlineData(false, "update companies set state = 'deleting', state_reason = 'x', state_changed_at = now(), delete_after = now() where id = $1")]
    [InlineData(false, "update companies set is_demo = true where id = $1")]
    [InlineData(true, "update companies set state = 'suspended', state_reason = 'x', state_changed_at = now() where id = $1")]
    // A stranger types ids.
    [InlineData(false, Unchecked)]
    [InlineData(false, Unchecked, Seen, Unreached)]
    [InlineData(false, Unchecked, Revoked, HoldsAgent, Seen)]
    [InlineData(false, Unchecked, "delete from retell_keys where company_id = $1", Seen)]
    // Not a stranger: the workspace is its own, by agent or by number.
    [InlineData(true, Unchecked, HoldsAgent)]
    [InlineData(true, Unchecked, HoldsNumber)]
    [InlineData(true, Unchecked, HoldsAgent, Elsewhere)]
    // Anybody can import a number into a workspace of their own.
    [InlineData(false, Unchecked, ImportedNumber)]
    [InlineData(true, Unchecked, Seen)]
    // And once the agent's events went to it, whatever became of its key.
    [InlineData(true, Unchecked, Seen, Right, Revoked)]
    public async Task It_counts_who_has_entered_it_and_has_shown_to_have_it(bool expected, params string[] changes)
    {
        foreach (var change in changes)
            await server.Owner.ChangeAsync(change, _companies.Lena.CompanyId);

        foreach (var role in new[] { "askpro_api", "askpro_worker" })
            Assert.Equal(expected, await new SharedAgents(server.As(role)).IsOthersAsync(_companies.Sommer.CompanyId, Agent, Numbers, Stop));
    }

    [Fact]
    public async Task What_a_company_has_itself_is_not_anothers_and_nobody_else_may_ask()
    {
        await server.Owner.ChangeAsync(Elsewhere, _companies.Lena.CompanyId);

        Assert.False(await new SharedAgents(server.As("askpro_api")).IsOthersAsync(_companies.Sommer.CompanyId, Agent, [], Stop));
        Assert.False(await new SharedAgents(server.As("askpro_api")).IsOthersAsync(_companies.Lena.CompanyId, "agent_2", Numbers, Stop));
        foreach (var role in new[] { "askpro_web", "askpro_demo" })
            Assert.Equal("42501", await RefusalAsync(() => new SharedAgents(server.As(role)).IsOthersAsync(_companies.Sommer.CompanyId, Agent, Numbers, Stop)));
    }
}
