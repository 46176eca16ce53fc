using AskPro.Data;
using AskPro.Data.Schema;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Xunit;

namespace AskPro.Tests.Integration.Schema;

public abstract class MigrationTests(TestDatabase server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_run_applies_nothing_and_leaves_the_rights_as_they_were()
    {
        var before = await RightsAsync();
        Assert.Empty(await Migrator(Migrations.RolePassword).MigrateAsync(Stop));
        Assert.Equal(before, await RightsAsync());
    }

    [Fact]
    public async Task A_run_takes_back_rights_that_somebody_added_and_restores_policies_that_somebody_removed()
    {
        var before = await RightsAsync();
        await server.Owner.ChangeAsync("grant select on inbox_bodies to askpro_web");
        await server.Owner.ChangeAsync("drop policy own_company on calls");
        await server.Owner.ChangeAsync("alter table calls disable row level security");
        await Migrator(Migrations.RolePassword).MigrateAsync(Stop);
        Assert.Equal(before, await RightsAsync());
    }

    [Fact]
    public async Task Two_runs_at_once_do_not_disturb_each_other()
    {
        await Task.WhenAll(
            Migrator(Migrations.RolePassword).MigrateAsync(Stop), Migrator(Migrations.RolePassword).MigrateAsync(Stop));
        Assert.Equal(
            typeof(AskProDbContext).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(Migration))),
            await server.Owner.AskAsync<long>(null, """select count(*) from "__EFMigrationsHistory" """));
    }

    [Fact]
    public async Task The_verifier_made_here_lets_the_service_in_with_the_new_password_only()
    {
        const string role = "scram_probe";
        await server.Owner.ChangeAsync($"drop role if exists {role}");
        await server.Owner.ChangeAsync($"create role {role} login password '{ScramVerifier.For("right-pass'word-1")}'");
        try
        {
            await using var right = NpgsqlDataSource.Create(With(role, "right-pass'word-1"));
            Assert.Equal(role, await right.AskAsync<string>(null, "select current_user::text"));
            await using var wrong = NpgsqlDataSource.Create(With(role, "wrong-password-1"));
            Assert.Equal("28P01", await DatabaseQueries.RefusalAsync(() => wrong.AskAsync<string>(null, "select 1")));
        }
        finally
        {
            await server.Owner.ChangeAsync($"drop role {role}");
        }
    }

    [Fact]
    public async Task The_model_has_no_change_without_a_migration()
    {
        await using var database = TwoCompanies.Context(server.Owner);
        Assert.False(database.Database.HasPendingModelChanges());
    }

    private string With(string role, string password) =>
        new NpgsqlConnectionStringBuilder(server.ConnectionString())
        {
            // Only the service roles may connect to a migrated database.
            Database = "postgres", Username = role, Password = password, Pooling = false,
        }.ConnectionString;

    private DatabaseMigrator Migrator(string password) =>
        new(server.Owner, new DatabaseRolePasswords { ApiPassword = password, WorkerPassword = password, WebPassword = password, DemoPassword = password });

    /// <summary>Every grant and every policy in one text.</summary>
    private Task<string> RightsAsync() => server.Owner.AskAsync<string>(null,
        """
        select string_agg(line, e'\n' order by line) from (
            select 'grant ' || relname || ' ' || unnest(relacl)::text from pg_class where relnamespace = 'public'::regnamespace
            union all
            select 'column ' || attrelid::regclass || '.' || attname || ' ' || unnest(attacl)::text from pg_attribute where attacl is not null and attrelid::regclass::text not like 'pg_%'
            union all
            select concat_ws(' ', 'policy', tablename, policyname, cmd, roles::text, qual, with_check) from pg_policies
            union all
            select concat_ws(' ', 'rls', relname, relrowsecurity, relforcerowsecurity) from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
            union all
            select concat_ws(' ', 'function', proname, proowner::regrole, prosecdef, proacl::text) from pg_proc where pronamespace = 'public'::regnamespace
        ) rights (line)
        """);
}
