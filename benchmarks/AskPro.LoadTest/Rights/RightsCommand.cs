using AskPro.Data;
using AskPro.Data.Schema;
using AskPro.LoadTest.Machine;
using AskPro.Tests.Integration.RestApi;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AskPro.LoadTest.Rights;

/// <summary>
/// Calls every route there is as everybody who could exist, reaching for everybody else's data, with the query filters on and
/// off. First a planted fault: without row security and with a foreign company in every WHERE the check must find leaks.
/// </summary>
internal static class RightsCommand
{
    private const string RolePassword = "only-for-measurements";

    public static async Task<int> RunAsync(RightsArguments arguments, CancellationToken cancellationToken)
    {
        Console.WriteLine($"Machine: {MachineDescription.Text()}");
        await using var postgres = await MeasuredPostgres.StartAsync(cancellationToken);
        await using var owner = NpgsqlDataSource.Create(postgres.ConnectionString());
        var passwords = new DatabaseRolePasswords
        {
            ApiPassword = RolePassword, WorkerPassword = RolePassword, WebPassword = RolePassword, DemoPassword = RolePassword,
        };
        await new DatabaseMigrator(owner, passwords).MigrateAsync(cancellationToken);
        var tenants = new List<CheckedTenant>();
        for (var i = 0; i < arguments.Tenants; i++)
            tenants.Add(await CheckedTenant.CreateAsync(owner, cancellationToken));

        var check = new RightsCheck(owner, tenants);
        Console.WriteLine($"Planted fault: {await check.PlantAsync(postgres.ConnectionString(), cancellationToken)} leaks found");
        var figures = new RightsFigures();
        foreach (var (name, filters) in new (string, Action<IServiceCollection>?)[] { ("on", null), ("off", WithoutFilters) })
        {
            await check.RunAsync(figures, postgres.ConnectionString("askpro_api", RolePassword), filters, cancellationToken);
            Console.WriteLine($"Query filters {name}: {figures.Tries} tries so far, {figures.Leaks.Count} leaks");
        }

        foreach (var finding in figures.Leaks.Concat(figures.WithoutAnswer).Concat(figures.Undeclared.Select(route => $"{route} is undeclared.")).Take(50))
            Console.WriteLine(finding);
        Console.WriteLine(figures.Line(tenants.Count));
        return arguments.Check && !figures.GoalMet ? 1 : 0;
    }

    internal static void WithoutFilters(IServiceCollection services) =>
        services.ConfigureDbContext<AskProDbContext>(options => options.ReplaceService<IModelCustomizer, WithoutTenantFilters>());
}
