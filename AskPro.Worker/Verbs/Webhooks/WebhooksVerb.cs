using AskPro.Data.AgentWebhooks;
using AskPro.Data.Companies;
using AskPro.Integrations.Retell.Api;
using AskPro.Worker.Webhooks;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AskPro.Worker.Verbs.Webhooks;

/// <summary>
/// <c>webhooks register</c>: puts AskPro's address into the agents of every company with a Retell key, or says with <c>--dry-run</c> what
/// would be done. Doing it twice changes nothing. docs/runbooks/register-webhooks.md says how.
/// </summary>
internal static class WebhooksVerb
{
    private const int NotRun = 1;
    private const int WrongUse = 2;
    private const int Left = 3;
    private const string Usage =
        "Usage: AskPro.Worker webhooks register [--company=ID] [--dry-run]. "
        + "Needs ConnectionStrings__askpro of askpro_worker, KeyRing__MasterKey and Api__PublicUrl, the address under which Retell reaches Api.";

    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out);

    internal static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        if (args is not ["register", .. var rest])
            return await RefuseAsync("");
        var isDryRun = rest.Contains("--dry-run");
        var builder = Host.CreateApplicationBuilder([.. rest.Where(word => word != "--dry-run")]);
        if (WebhookAddress.ReadApi(builder.Configuration["Api:PublicUrl"], builder.Environment.IsDevelopment()) is not { } api)
            return await RefuseAsync("Api:PublicUrl is no address that Retell can reach, as in: https://api.askpro.example.org. ");
        var wanted = builder.Configuration["company"];
        if (wanted is not null && !Guid.TryParse(wanted, out _))
            return await RefuseAsync("The company is named by its id. ");

        builder.AddServiceDefaults();
        // What is printed is the report.
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.AddAskProDataSource();
        builder.AddAskProKeyRing("AskPro");
        builder.Services.AddRetellClient(builder.Environment.IsDevelopment());
        builder.Services.AddSingleton<RegistrationStore>();
        builder.Services.AddSingleton<SharedAgents>();
        builder.Services.AddSingleton<WebhookSecrets>();
        builder.Services.AddSingleton<CompanyRegistration>();
        using var host = builder.Build();
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        try
        {
            await host.StartAsync(CancellationToken.None);
            return await RegisterAsync(host.Services, api, wanted is null ? null : Guid.Parse(wanted), isDryRun, output, stopping);
        }
        catch (OptionsValidationException wrong)
        {
            return await RefuseAsync($"{string.Join(' ', wrong.Failures)} ");
        }
        catch (AggregateException several) when (several.InnerExceptions.All(inner => inner is OptionsValidationException))
        {
            return await RefuseAsync($"{string.Join(' ', several.InnerExceptions.Select(inner => inner.Message))} ");
        }
        catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"Not finished: {exception.GetBaseException().Message} Run it again: it carries on.");
            return NotRun;
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    private static async Task<int> RegisterAsync(
        IServiceProvider services, Uri api, Guid? only, bool isDryRun, TextWriter output, CancellationToken cancellationToken)
    {
        var targets = await services.GetRequiredService<RegistrationStore>().TargetsAsync(only, cancellationToken);
        if (only is not null && targets.Count == 0)
            return await RefuseAsync("There is no such company with a Retell key. ");
        var registration = services.GetRequiredService<CompanyRegistration>();
        var lines = new List<RegistrationLine>();
        foreach (var target in targets)
        {
            await foreach (var line in registration.RunAsync(target, api, isDryRun, cancellationToken))
            {
                lines.Add(line);
                await output.WriteLineAsync(line.ToString());
            }
        }

        var left = lines.Count(line => !line.IsFine);
        await output.WriteLineAsync(
            $"companies={targets.Count} agents={lines.Count(line => line.Agent is not null)} right={Count("right")} registered={Count("registered")} "
            + $"needed={Count("needed")} left={left} dry_run={(isDryRun ? "yes" : "no")}");
        return left == 0 ? 0 : Left;

        int Count(string code) => lines.Count(line => line.Code == code);
    }

    private static async Task<int> RefuseAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence + Usage);
        return WrongUse;
    }
}
