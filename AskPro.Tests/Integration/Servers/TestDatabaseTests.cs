using AskPro.Tests.Support.Databases;
using Npgsql;
using Xunit;

namespace AskPro.Tests.Integration.Servers;

public sealed class TestDatabaseOn15Tests(Postgres15 database) : TestDatabaseTests(database), IClassFixture<Postgres15>;

public sealed class TestDatabaseOn18Tests(Postgres18 database) : TestDatabaseTests(database), IClassFixture<Postgres18>;

public abstract class TestDatabaseTests(TestDatabase database)
{
    [Fact]
    public async Task It_is_migrated_and_of_the_asked_version()
    {
        Assert.Equal(database.Major, await ScalarAsync(database.Owner, "SELECT current_setting('server_version_num')::int / 10000"));
        Assert.Equal("companies", await ScalarAsync(database.Owner, "SELECT to_regclass('public.companies')::text"));
    }

    [Theory]
    [InlineData("askpro_api")]
    [InlineData("askpro_worker")]
    [InlineData("askpro_web")]
    [InlineData("askpro_demo")]
    public async Task Each_service_connects_with_its_own_powerless_role(string role)
    {
        Assert.Equal(role, await ScalarAsync(database.As(role), "SELECT current_user::text"));
        Assert.Equal(false, await ScalarAsync(database.As(role), "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"));
    }

    private static async Task<object?> ScalarAsync(NpgsqlDataSource source, string statement)
    {
        await using var command = source.CreateCommand(statement);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
