using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AskPro.ServiceDefaults.Database;

internal static class DataSourceFactory
{
    public static NpgsqlDataSource Create(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        var text = services.GetRequiredService<IConfiguration>().GetConnectionString(ResourceNames.Database);
        var connection = new NpgsqlConnectionStringBuilder(text)
        {
            ApplicationName = services.GetRequiredService<IHostEnvironment>().ApplicationName,
            MaxPoolSize = options.MaxPoolSize,
            MinPoolSize = options.MinPoolSize,
            Timeout = options.ConnectTimeoutSeconds,
            CommandTimeout = options.CommandTimeoutSeconds,
            MaxAutoPrepare = options.MaxAutoPrepare,
            KeepAlive = options.KeepAliveSeconds,
            // Error details quote the values of the row, and errors are logged.
            IncludeErrorDetail = false,
        };
        return new NpgsqlDataSourceBuilder(connection.ConnectionString)
            .UseLoggerFactory(services.GetRequiredService<ILoggerFactory>())
            .Build();
    }
}
