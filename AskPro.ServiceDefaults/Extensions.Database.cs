using AskPro.ServiceDefaults.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Microsoft.Extensions.Hosting;

public static partial class Extensions
{
    private static readonly object DatabaseKey = new();

    /// <summary>
    /// One <see cref="NpgsqlDataSource"/> for the process, from the connection string <c>askpro</c>. Every caller gets the
    /// same one, so the pool size of <see cref="DatabaseOptions"/> is the limit of the whole process.
    /// </summary>
    public static IHostApplicationBuilder AddAskProDataSource(this IHostApplicationBuilder builder)
    {
        if (!builder.Properties.TryAdd(DatabaseKey, true))
            return builder;
        builder.AddValidatedOptions<DatabaseOptions>(DatabaseOptions.Section);
        builder.Services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsCheck>();
        builder.Services.TryAddSingleton(DataSourceFactory.Create);
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database");
        return builder;
    }

    /// <summary>
    /// The data source and a pooled <typeparamref name="TContext"/> on it. No execution strategy: a commit in doubt is
    /// never repeated blindly, the caller decides.
    /// </summary>
    public static IHostApplicationBuilder AddAskProDatabase<TContext>(
        this IHostApplicationBuilder builder, Action<DbContextOptionsBuilder>? configure = null)
        where TContext : DbContext
    {
        builder.AddAskProDataSource();
        builder.Services.AddPooledDbContextFactory<TContext>((services, options) =>
        {
            options.UseNpgsql(services.GetRequiredService<NpgsqlDataSource>());
            configure?.Invoke(options);
        });
        builder.Services.TryAddScoped(services =>
            services.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext());
        builder.Services.AddHostedService<ModelWarmUp<TContext>>();
#if ASPIRE_ENGINE
        builder.EnrichDatabase<TContext>();
#endif
        return builder;
    }
}
