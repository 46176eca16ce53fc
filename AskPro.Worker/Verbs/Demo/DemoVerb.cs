using AskPro.Data;
using AskPro.Data.Inbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AskPro.Worker.Verbs.Demo;

/// <summary>
/// <c>demo</c>: two invented companies with a few days of history and an operator, for Development. Whoever knows the README knows their
/// passwords, so it refuses everywhere else. Running it again adds what is missing and nothing else.
/// </summary>
internal static class DemoVerb
{
    private const int Refusal = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        if (!builder.Environment.IsDevelopment())
        {
            await Console.Error.WriteLineAsync("The verb 'demo' creates accounts with published passwords and runs only in Development.");
            return Refusal;
        }

        builder.AddServiceDefaults();
        builder.AddAskProDatabase<AskProDbContext>();
        builder.Services.AddAskProData();
        builder.Services.AddScoped<DemoCompanies>();
        builder.Services.AddScoped<DemoOperator>();
        using var host = builder.Build();

        var log = host.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DemoVerb));
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        try
        {
            await host.StartAsync();
            await SeedAsync(host.Services, log, stopping);
            return 0;
        }
        catch (OptionsValidationException exception)
        {
            DemoLog.Refused(log, string.Join(' ', exception.Failures));
            return 1;
        }
        catch (Exception exception) when (exception is NpgsqlException or DbUpdateException or OperationCanceledException)
        {
            DemoLog.Failed(log, exception);
            return 1;
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    internal static async Task SeedAsync(IServiceProvider services, ILogger log, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var companies = await scope.ServiceProvider.GetRequiredService<DemoCompanies>().EnsureAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<DemoOperator>().EnsureAsync(cancellationToken);
        var inbox = scope.ServiceProvider.GetRequiredService<InboxStore>();
        var events = 0;
        foreach (var (company, createdAt) in companies.Present)
        {
            var history = DemoHistory.Of(company, createdAt);
            events += (await inbox.AcceptAsync([.. history.SelectMany(DemoEvents.Of)], cancellationToken)).Count;
        }

        DemoLog.Seeded(log, companies.Created, events);
    }
}
