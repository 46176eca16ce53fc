using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AskPro.ServiceDefaults.Database;

internal sealed class DatabaseOptionsCheck(IConfiguration configuration) : IValidateOptions<DatabaseOptions>
{
    public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
    {
        var problems = new List<string>();
        if (options.MinPoolSize > options.MaxPoolSize)
            problems.Add("Database:MinPoolSize is larger than Database:MaxPoolSize.");
        if (configuration.GetConnectionString(ResourceNames.Database) is not { Length: > 0 } connectionString)
            problems.Add($"ConnectionStrings:{ResourceNames.Database} is missing.");
        else if (!IsReadable(connectionString))
            problems.Add($"ConnectionStrings:{ResourceNames.Database} is not a connection string of Npgsql.");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static bool IsReadable(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString).Host is { Length: > 0 };
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or NpgsqlException)
        {
            return false;
        }
    }
}
