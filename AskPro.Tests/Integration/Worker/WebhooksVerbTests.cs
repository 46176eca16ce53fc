using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AskPro.Data.Companies;
using AskPro.ServiceDefaults.KeyRing;
using AskPro.Tests.Integration.Retell;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using AskPro.Worker.Verbs.Webhooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Xunit;

namespace AskPro.Tests.Integration.Worker;

/// <summary>The verb <c>webhooks register</c> with a real database, a real key ring and the stand-in for Retell.</summary>
public sealed class WebhooksVerbTests(Postgres18 database, RetellStandIn retell) : IClassFixture<Postgres18>, IClassFixture<RetellStandIn>
{
    private const string MasterKey = "only-for-tests-only-for-tests-only-for-tests";

    private static int count;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Agents_of_the_company_and_of_its_numbers_are_registered_once_and_no_others()
    {
        var (entered, answering, other) = (NewAgent(), NewAgent(), NewAgent());
        var number = NewNumber();
        var key = await retell.AddWorkspaceAsync(
            [RetellStandIn.Agent(entered, 3), RetellStandIn.Agent(answering, 1), RetellStandIn.Agent(other, 1)],
            [RetellStandIn.Number(number, answering, 1), RetellStandIn.Number(NewNumber(), other, 1)]);
        var company = await AddCompanyAsync(key, entered, number);

        var dry = await RunAsync($"--company={company:D}", "--dry-run");
        var first = await RunAsync($"--company={company:D}");
        var second = await RunAsync($"--company={company:D}");

        Assert.Equal((0, 0, 0), (dry.ExitCode, first.ExitCode, second.ExitCode));
        Assert.EndsWith("companies=1 agents=2 right=0 registered=0 needed=2 left=0 dry_run=yes", dry.Printed, StringComparison.Ordinal);
        Assert.EndsWith("companies=1 agents=2 right=0 registered=2 needed=0 left=0 dry_run=no", first.Printed, StringComparison.Ordinal);
        Assert.EndsWith("companies=1 agents=2 right=2 registered=0 needed=0 left=0 dry_run=no", second.Printed, StringComparison.Ordinal);
        Assert.Contains($"company={company:D} agent={answering} outcome=registered versions=1->2 was=none numbers=1 steps=MakeVersion,SetWebhook,Publish,BindNumber", first.Printed, StringComparison.Ordinal);

        var agents = (await retell.LookAsync(key))["agents"]!.AsArray();
        Assert.Equal(
            new Dictionary<string, string?> { [entered] = Url(company), [answering] = Url(company), [other] = null }.OrderBy(pair => pair.Key, StringComparer.Ordinal),
            agents.GroupBy(agent => agent!["agent_id"]!.GetValue<string>()).Select(versions => KeyValuePair.Create(versions.Key, versions.Last()!["webhook_url"]?.GetValue<string>()))
                .OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.Equal(2, await database.Owner.AskAsync<long>(null, $"select count(*) from audit_entries where action = 'agent.webhook_registered' and company_id = '{company:D}'"));
        var all = dry.Printed + first.Printed + second.Printed;
        Assert.DoesNotContain(key, all, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret(company), all, StringComparison.Ordinal);
        Assert.DoesNotContain(number, all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_that_two_companies_have_entered_stays_with_the_one_that_has_it()
    {
        var agent = NewAgent();
        var key = await retell.AddWorkspaceAsync([RetellStandIn.Agent(agent)]);
        var first = await AddCompanyAsync(key, agent);
        await RunAsync($"--company={first:D}");
        var second = await AddCompanyAsync(key, agent);
        var before = (await retell.LookAsync(key)).ToJsonString();

        (int ExitCode, string Printed)[] runs =
            [await RunAsync($"--company={second:D}", "--dry-run"), await RunAsync($"--company={second:D}"), await RunAsync($"--company={second:D}"), await RunAsync($"--company={first:D}")];

        Assert.Equal([3, 3, 3, 0], runs.Select(run => run.ExitCode));
        Assert.All(runs[..3], run => Assert.Contains($"company={second:D} agent={agent} outcome=shared_agent versions=1 was=api.example.invalid numbers=0", run.Printed, StringComparison.Ordinal));
        Assert.Contains("right=1", runs[3].Printed, StringComparison.Ordinal);
        Assert.Equal(before, (await retell.LookAsync(key)).ToJsonString());
    }

    [Fact]
    public async Task Every_company_has_its_line_and_what_needs_a_person_sets_the_exit_code()
    {
        var agent = NewAgent();
        var fine = await AddCompanyAsync(await retell.AddWorkspaceAsync([RetellStandIn.Agent(agent)]), agent);
        var revoked = await AddCompanyAsync("key_that_was_revoked", NewAgent());
        var gone = NewAgent();
        var deleted = await AddCompanyAsync(await retell.AddWorkspaceAsync(), gone);
        var empty = await AddCompanyAsync(await retell.AddWorkspaceAsync());
        var unreadable = await AddCompanyAsync("key_x", NewAgent(), spoil: true);
        var unaddressed = await AddCompanyAsync("key_x", NewAgent(), hasAddress: false);

        var (exitCode, printed) = await RunAsync();

        Assert.Equal(3, exitCode);
        Assert.Contains($"company={fine:D} agent={agent} outcome=registered", printed, StringComparison.Ordinal);
        Assert.Matches($"company={revoked:D} agent=[^ ]+ outcome=retell_key_refused", printed);
        Assert.Contains($"company={deleted:D} agent={gone} outcome=agent_gone", printed, StringComparison.Ordinal);
        Assert.Contains($"company={empty:D} outcome=no_agents", printed, StringComparison.Ordinal);
        Assert.Contains($"company={unreadable:D} outcome=key_unreadable", printed, StringComparison.Ordinal);
        Assert.Contains($"company={unaddressed:D} outcome=no_webhook_address", printed, StringComparison.Ordinal);
        // The other tests of this class leave companies of their own.
        Assert.Matches("left=[0-9]+ dry_run=no$", printed);
    }

    [Fact]
    public async Task A_busy_Retell_is_waited_for()
    {
        var agent = NewAgent();
        var key = await retell.AddWorkspaceAsync([RetellStandIn.Agent(agent)]);
        var company = await AddCompanyAsync(key, agent);
        await retell.FailAsync(new JsonObject { ["apiKey"] = key, ["operation"] = "create-agent-version", ["status"] = 429, ["retryAfterMs"] = 50, ["times"] = 2 });

        var (exitCode, printed) = await RunAsync($"--company={company:D}");

        Assert.Equal(0, exitCode);
        Assert.Contains("registered=1", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_registrations_of_one_company_are_kept_apart()
    {
        var agent = NewAgent();
        var company = await AddCompanyAsync(await retell.AddWorkspaceAsync([RetellStandIn.Agent(agent)]), agent);
        (int ExitCode, string Printed) meanwhile;
        await using (await RegistrationLock.TryTakeAsync(database.As("askpro_api"), company, Cancel))
        {
            meanwhile = await RunAsync($"--company={company:D}");
        }

        Assert.Equal(3, meanwhile.ExitCode);
        Assert.Contains($"company={company:D} outcome=under_way", meanwhile.Printed, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync($"--company={company:D}")).ExitCode);
    }

    [Fact]
    public async Task Wrong_use_changes_nothing()
    {
        Assert.Equal(2, (await RunAsync("--company=nobody")).ExitCode);
        Assert.Equal(2, (await RunAsync($"--company={NewId():D}")).ExitCode);
        // Events would come over an open wire, or the key go over one.
        Assert.Equal(2, (await RunAsync("--environment=Production", "--Retell:ApiUrl=https://retell.example.invalid", "--Api:PublicUrl=http://api.example.invalid")).ExitCode);
        Assert.Equal(2, (await RunAsync("--environment=Production", "--Retell:ApiUrl=http://retell.example.invalid")).ExitCode);
        Assert.Equal(2, (await RunAsync("--Retell:ApiUrl=ftp://nowhere")).ExitCode);
        Assert.Equal(2, await WebhooksVerb.RunAsync([], TextWriter.Null));
        Assert.Equal(1, (await RunAsync("--ConnectionStrings:askpro=Host=127.0.0.1;Port=1;Database=x;Username=x;Password=x")).ExitCode);
    }

    private static Guid NewId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    private static string NewAgent() => $"agent_of_verb_{Interlocked.Increment(ref count):D4}";

    private static string NewNumber() => $"+4930231299{Interlocked.Increment(ref count):D2}";

    private static string Secret(Guid company) => $"address{company:N}";

    private static string Url(Guid company) => $"https://api.example.invalid/api/retell/webhook/{Secret(company)}";

    private async Task<Guid> AddCompanyAsync(string key, string? agent = null, string? number = null, bool spoil = false, bool hasAddress = true)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:askpro"] = database.ConnectionString("askpro_worker"), ["KeyRing:MasterKey"] = MasterKey,
        });
        builder.AddServiceDefaults();
        builder.AddAskProKeyRing("AskPro");
        using var host = builder.Build();
        var texts = host.Services.GetRequiredService<ProtectedText>();
        var id = NewId();
        await using var insert = database.Owner.CreateCommand(
            """
            with company as (
                insert into companies (id, name, time_zone, language, is_demo, webhook_key_hash, webhook_key_protected, created_at)
                values ($1, 'A company', 'Europe/Berlin', 'de', false, $2, $3, now()))
            insert into retell_keys (id, company_id, state, secret_protected, hint, created_at) values ($1, $1, 'current', $4, '', now())
            """);
        insert.Parameters.AddWithValue(id);
        insert.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bytea, Value = hasAddress ? SHA256.HashData(Encoding.UTF8.GetBytes(Secret(id))) : DBNull.Value });
        insert.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text, Value = hasAddress ? texts.Protect(ProtectedText.WebhookKey, id, Secret(id)) : DBNull.Value });
        insert.Parameters.AddWithValue(texts.Protect(ProtectedText.RetellApiKey, spoil ? NewId() : id, key));
        await insert.ExecuteNonQueryAsync(Cancel);
        if (agent is not null)
            await database.Owner.ChangeAsync($"insert into agents (id, company_id, retell_agent_id, name, created_at) values ('{NewId():D}', '{id:D}', '{agent}', 'Anna', now())");
        if (number is not null)
            await database.Owner.ChangeAsync($"insert into phone_numbers (id, company_id, e164, label, created_at) values ('{NewId():D}', '{id:D}', '{number}', 'Laden', now())");
        return id;
    }

    private async Task<(int ExitCode, string Printed)> RunAsync(params string[] args)
    {
        using var printed = new StringWriter();
        var exitCode = await WebhooksVerb.RunAsync(
        [
            "register", "--environment=Development", $"--ConnectionStrings:askpro={database.ConnectionString("askpro_worker")}", $"--KeyRing:MasterKey={MasterKey}",
            "--Api:PublicUrl=https://api.example.invalid", $"--Retell:ApiUrl={retell.Address}", "--Logging:LogLevel:Default=None", .. args,
        ], printed);
        return (exitCode, printed.ToString().TrimEnd());
    }
}
