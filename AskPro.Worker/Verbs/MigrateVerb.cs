using System.Diagnostics;
using AskPro.Data.Schema;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AskPro.Worker.Verbs;

/// <summary>
/// <c>migrate</c>: brings the database to the form that this build needs, as its owner, and ends. The only process that
/// gets the owner's connection string.
/// </summary>
internal static class MigrateVerb
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.AddServiceDefaults();
        builder.AddAskProDataSource();
        builder.AddValidatedOptions<DatabaseRolePasswords>(DatabaseRolePasswords.Section);
        using var host = builder.Build();

        var log = host.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(MigrateVerb));
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        try
        {
            host.Services.GetRequiredService<IStartupValidator>().Validate();
            await host.StartAsync();
            await MigrateAsync(host.Services, log, stopping);
            return 0;
        }
        catch (Exception exception) when (Problems(exception) is { } problems)
        {
            MigrateLog.Refused(log, problems);
            return 1;
        }
        catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException)
        {
            MigrateLog.Failed(log, exception);
            return 1;
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    private static string? Problems(Exception exception) => exception switch
    {
        OptionsValidationException wrong => string.Join(' ', wrong.Failures),
        AggregateException several when several.InnerExceptions.All(inner => inner is OptionsValidationException) =>
            string.Join(' ', several.InnerExceptions.Select(Problems)),
        _ => null,
    };

    private static async Task MigrateAsync(IServiceProvider services, ILogger log, CancellationToken stopping)
    {
        var started = Stopwatch.GetTimestamp();
        var migrator = new DatabaseMigrator(
            services.GetRequiredService<NpgsqlDataSource>(),
            services.GetRequiredService<IOptions<DatabaseRolePasswords>>().Value);
        var applied = await migrator.MigrateAsync(stopping);
        MigrateLog.Migrated(log, applied.Count, string.Join(", ", applied), Stopwatch.GetElapsedTime(started).TotalSeconds);
    }
}
