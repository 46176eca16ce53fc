using AskPro.Data.Operators;
using AskPro.Data.Tenancy;
using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.Tenancy;

public sealed class SetupLightsOnPostgres15(Postgres15 server) : SetupLightTests(server), IClassFixture<Postgres15>;

public sealed class SetupLightsOnPostgres18(Postgres18 server) : SetupLightTests(server), IClassFixture<Postgres18>;

/// <summary>The seven lights that operators see of a company: what puts each on and off.</summary>
public abstract class SetupLightTests(TestDatabase server) : IAsyncLifetime
{
    private TwoCompanies _companies = null!;

    public async ValueTask InitializeAsync()
    {
        await server.Owner.ChangeAsync("truncate users, companies cascade");
        _companies = await TwoCompanies.CreateAsync(server.Owner);
        await server.Owner.ChangeAsync("update users set is_operator = true where id = $1", _companies.Lena.UserId);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Companies_have_the_same_lights_in_the_same_order()
    {
        var lights = await LightsAsync(_companies.Lena.CompanyId, _companies.Sommer.CompanyId);

        Assert.Equal(2, lights.Count);
        Assert.All(lights, company => Assert.Equal(
            [
                ("number", "on", null), ("agent", "on", null), ("webhook", "off", "needed"), ("signature", "waiting", "not_signed"),
                ("calendar", "waiting", "open"), ("privacy", "waiting", "open"), ("test_call", "waiting", "begun"),
            ],
            company.Select(light => (light.Light, light.State, light.Code))));
    }

    [Theory]
    [InlineData("number", "waiting no_number", "delete from phone_numbers")]
    [InlineData("number", "off number_elsewhere", "update agent_webhooks set retell_agent_id = 'agent_2', report = jsonb_build_object('after', jsonb_build_array(jsonb_build_object('numbers', array(select e164 from phone_numbers))))")]
    [InlineData("number", "on", "update agent_webhooks set report = jsonb_build_object('after', jsonb_build_array(jsonb_build_object('numbers', array(select e164 from phone_numbers))))")]
    [InlineData("number", "on", "update agent_webhooks set retell_agent_id = 'agent_2', report = '{\"after\": [{\"numbers\": [\"+4930999\"]}]}'")]
    [InlineData("number", "off number_not_at_retell", "update retell_keys set loose_numbers = '[{\"number\": \"+493023125001\", \"code\": \"number_not_at_retell\"}]'")]
    [InlineData("number", "on", "update retell_keys set loose_numbers = '[{\"number\": \"+493023125999\", \"code\": \"number_without_agent\"}]'")]
    [InlineData("agent", "waiting no_agent", "delete from agents")]
    [InlineData("agent", "off agent_gone", "update agent_webhooks set code = 'agent_gone'")]
    [InlineData("agent", "on", "update agent_webhooks set code = 'agent_gone', retell_agent_id = 'agent_2'")]
    [InlineData("webhook", "on", "update agent_webhooks set code = 'right', right_at = checked_at")]
    [InlineData("webhook", "off silent", "update agent_webhooks set code = 'right', right_at = checked_at, silent_calls = 2, silent_since = now()")]
    [InlineData("webhook", "off pinned_number", "insert into agent_webhooks (company_id, retell_agent_id, code, report, checked_at, since) select company_id, 'agent_0', 'pinned_number', '{}', now(), now() from agent_webhooks")]
    [InlineData("webhook", "off retell_key_refused", "update retell_keys set check_code = 'retell_key_refused', checked_at = now()")]
    [InlineData("webhook", "off needed", "update retell_keys set check_code = 'retell_busy', checked_at = now()")]
    [InlineData("webhook", "waiting not_looked_at", "delete from agent_webhooks")]
    [InlineData("webhook", "waiting not_looked_at", "update agent_webhooks set code = 'right', right_at = checked_at, retell_agent_id = 'agent_2'")]
    [InlineData("webhook", "waiting no_key", "delete from retell_keys")]
    [InlineData("signature", "waiting no_key", "update retell_keys set state = 'previous', first_signed_at = now(), last_signed_at = now()")]
    [InlineData("signature", "on", "update retell_keys set first_signed_at = now(), last_signed_at = now(), last_refused_at = now() - interval '1 minute'")]
    [InlineData("signature", "off signature_refused", "update retell_keys set first_signed_at = now(), last_signed_at = now(), last_refused_at = now() + interval '1 minute'")]
    [InlineData("signature", "off signature_refused", "update retell_keys set last_refused_at = now()")]
    [InlineData("calendar", "on", "insert into setup_steps (company_id, step, opened_at, finished_at, skipped) select id, 'calendar', now(), now(), false from companies")]
    [InlineData("calendar", "waiting skipped", "insert into setup_steps (company_id, step, opened_at, finished_at, skipped) select id, 'calendar', now(), now(), true from companies")]
    [InlineData("calendar", "waiting begun", "insert into setup_steps (company_id, step, opened_at, skipped) select id, 'calendar', now(), false from companies")]
    [InlineData("privacy", "on", "insert into setup_steps (company_id, step, opened_at, finished_at, skipped) select id, 'privacy', now(), now(), false from companies")]
    [InlineData("test_call", "waiting open", "delete from setup_tests")]
    [InlineData("test_call", "off test_failed", "update setup_tests set cause = 'number_without_agent', cause_asked_at = now()")]
    [InlineData("test_call", "on", "update setup_tests set seen_at = started_at, cause = 'number_without_agent', cause_asked_at = now()")]
    public async Task A_light_says_how_it_stands_and_why(string light, string expected, string sql)
    {
        await server.Owner.ChangeAsync($"{sql} where {(sql.StartsWith("insert", StringComparison.Ordinal) && sql.EndsWith("companies", StringComparison.Ordinal) ? "id" : "company_id")} = $1", _companies.Lena.CompanyId);

        var lights = await LightsAsync(_companies.Lena.CompanyId, _companies.Sommer.CompanyId);

        Assert.Equal(expected, lights[_companies.Lena.CompanyId].Where(seen => seen.Light == light).Select(seen => $"{seen.State} {seen.Code}".TrimEnd()).Single());
        Assert.Equal("needed", lights[_companies.Sommer.CompanyId].Single(seen => seen.State == "off").Code);
    }

    [Fact]
    public async Task Companies_with_a_light_that_is_off_are_found()
    {
        await server.Owner.ChangeAsync("update agent_webhooks set code = 'right', right_at = checked_at where company_id = $1", _companies.Lena.CompanyId);
        await using var database = TwoCompanies.Context(server.As("askpro_api"));
        await using var transaction = await TenantTransaction.BeginForOperatorAsync(database, _companies.Lena.UserId, false, TestContext.Current.CancellationToken);

        var found = await new OperatorStore(database).SearchAsync(
            new CompanySearch(State: CompanySearch.Red), TimeProvider.System.GetUtcNow(), TestContext.Current.CancellationToken);

        Assert.Equal(_companies.Sommer.CompanyId, Assert.Single(found).Id);
    }

    private async Task<ILookup<Guid, SetupLight>> LightsAsync(params Guid[] companies)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var database = TwoCompanies.Context(server.As("askpro_api"));
        await using var transaction = await TenantTransaction.BeginForOperatorAsync(database, _companies.Lena.UserId, false, stop);
        return await new OperatorStore(database).LightsAsync(companies, stop);
    }
}
