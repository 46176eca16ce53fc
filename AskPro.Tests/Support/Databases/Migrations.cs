using AskPro.Data.Schema;
using Npgsql;

namespace AskPro.Tests.Support.Databases;

/// <summary>Brings a database of the tests to the newest schema, with the roles of the services.</summary>
internal static class Migrations
{
    /// <summary>The password of every service role on the servers of the tests.</summary>
    public const string RolePassword = "role-only-for-tests";

    public static async Task ApplyAsync(string ownerConnectionString, CancellationToken cancellationToken)
    {
        await using var owner = NpgsqlDataSource.Create(ownerConnectionString);
        var passwords = new DatabaseRolePasswords { ApiPassword = RolePassword, WorkerPassword = RolePassword, WebPassword = RolePassword, DemoPassword = RolePassword };
        await new DatabaseMigrator(owner, passwords).MigrateAsync(cancellationToken);
    }
}
