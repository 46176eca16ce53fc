using AskPro.Data.Companies;
using AskPro.ServiceDefaults.Cache;
using AskPro.Worker.Resolution;
using Microsoft.Extensions.Options;
using Npgsql;
using StackExchange.Redis;

namespace AskPro.Worker.Verbs.Caches;

/// <summary>
/// <c>cache warm</c>: puts every number and every company into Redis, so that processes that start find them there. Nothing depends on it, and doing
/// it twice changes nothing.
/// </summary>
internal static class CacheVerb
{
    private const int NotRun = 1;
    private const int WrongUse = 2;
    private const int Left = 3;
    private const int LongestWaitMilliseconds = 10_000;
    private static readonly TimeSpan LongestConnecting = TimeSpan.FromSeconds(5);

    private const string Usage =
        "Usage: AskPro.Worker cache warm. Needs ConnectionStrings__askpro of askpro_worker, ConnectionStrings__cache and KeyRing__MasterKey.";

    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out);

    internal static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        if (args is not ["warm", .. var rest])
            return await RefuseAsync("");
        var builder = Host.CreateApplicationBuilder(rest);
        builder.AddServiceDefaults();
        // What is printed is the report.
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.AddAskProDataSource();
        builder.AddAskProKeyRing("AskPro");
        builder.AddAskProCache();
        builder.AddAskProVersionedCache();
        // Nobody waits for an answer here.
        builder.Services.PostConfigure<CacheOptions>(options => options.LongestWaitMilliseconds = LongestWaitMilliseconds);
        builder.Services.AddSingleton<KnownCompanies>();
        builder.Services.AddSingleton<WarmReader>();
        using var host = builder.Build();
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        try
        {
            await host.StartAsync(CancellationToken.None);
            return await WarmAsync(host.Services, output, stopping);
        }
        catch (OptionsValidationException wrong)
        {
            return await RefuseAsync($"{string.Join(' ', wrong.Failures)} ");
        }
        catch (AggregateException several) when (several.InnerExceptions.All(inner => inner is OptionsValidationException))
        {
            return await RefuseAsync($"{string.Join(' ', several.InnerExceptions.Select(inner => inner.Message))} ");
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException or RedisException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"Not finished: {exception.GetBaseException().Message} Run it again: it begins anew.");
            return NotRun;
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    private static async Task<int> WarmAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var time = services.GetRequiredService<TimeProvider>();
        var started = time.GetTimestamp();
        var cache = services.GetRequiredService<VersionedCache>();
        await services.GetRequiredService<CacheEvictions>().Listening.WaitAsync(LongestConnecting, time, cancellationToken);
        var known = services.GetRequiredService<KnownCompanies>();
        var (numbers, companies, kept) = (0, 0, 0);
        await foreach (var page in services.GetRequiredService<WarmReader>().PagesAsync(cancellationToken))
        {
            var keys = page.Numbers.Select(number => NumberOwner.Key(number.E164)).Concat(page.Companies.Select(company => CompanyFacts.Key(company.Id))).ToHashSet();
            await known.KeepAsync(page, cancellationToken);
            kept += await cache.CountInRedisAsync(keys);
            numbers += page.Numbers.Count;
            companies += keys.Count - page.Numbers.Count;
        }

        await output.WriteLineAsync(string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"companies={companies} numbers={numbers} kept={kept} left={companies + numbers - kept} seconds={time.GetElapsedTime(started).TotalSeconds:F1}"));
        return kept == companies + numbers ? 0 : Left;
    }

    private static async Task<int> RefuseAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence + Usage);
        return WrongUse;
    }
}
