using AskPro.Data;
using AskPro.Data.Operators;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AskPro.Worker.Verbs.Events;

/// <summary>
/// <c>events replay</c>: has every dead letter processed again from its stored body, as operators do on the page Ereignisse. For after a fault that
/// struck many: where only some are meant, the page counts first. Doing it twice queues nothing twice.
/// </summary>
internal static class EventsVerb
{
    private const int NotRun = 1;
    private const int WrongUse = 2;
    private const string Usage = "Usage: AskPro.Worker events replay. Needs ConnectionStrings__askpro of askpro_worker.";

    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out);

    internal static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        if (args is not ["replay", .. var rest])
        {
            await Console.Error.WriteLineAsync(Usage);
            return WrongUse;
        }

        var builder = Host.CreateApplicationBuilder(rest);
        builder.AddServiceDefaults();
        builder.AddAskProDatabase<AskProDbContext>();
        builder.Services.AddScoped<EventStore>();
        builder.Services.AddScoped<DeadLetters>();
        using var host = builder.Build();
        try
        {
            host.Services.GetRequiredService<IStartupValidator>().Validate();
            await using var scope = host.Services.CreateAsyncScope();
            var queued = await scope.ServiceProvider.GetRequiredService<DeadLetters>().ReplayAsync(host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
            await output.WriteLineAsync($"events={queued.Events} calls={queued.Calls}");
            return 0;
        }
        catch (OptionsValidationException wrong)
        {
            await Console.Error.WriteLineAsync($"{string.Join(' ', wrong.Failures)} {Usage}");
            return WrongUse;
        }
        catch (Exception exception) when (exception is NpgsqlException or DbUpdateException or InvalidOperationException or TimeoutException)
        {
            await Console.Error.WriteLineAsync($"Nothing was changed: {exception.GetBaseException().Message}");
            return NotRun;
        }
    }
}
