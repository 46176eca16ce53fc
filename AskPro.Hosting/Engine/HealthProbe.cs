using System.Globalization;
using Npgsql;
using AskPro.Hosting.ApplicationModel;

namespace AskPro.Hosting.Engine;

/// <summary>A question to a running resource; the answer is null, or why it is not healthy.</summary>
internal sealed record HealthProbe(string Key, Func<HttpClient, CancellationToken, Task<string?>> AskAsync) : IResourceAnnotation
{
    public static HealthProbe Http(IResource resource, EndpointReference endpoint, string path, int statusCode) => new(
        string.Create(CultureInfo.InvariantCulture, $"{resource.Name}_{endpoint.EndpointName}_{path}_{statusCode}_check"),
        async (client, cancellationToken) =>
        {
            using var response = await client.GetAsync(new Uri(new Uri(endpoint.Url), path), cancellationToken);
            return (int)response.StatusCode == statusCode
                ? null
                : string.Create(CultureInfo.InvariantCulture, $"GET {path} gives {(int)response.StatusCode}");
        });

    public static HealthProbe Postgres(PostgresServerResource server) => new(
        $"{server.Name}_check",
        async (_, cancellationToken) =>
        {
            var text = await server.ConnectionStringExpression.GetValueAsync(cancellationToken);
            await using var connection = new NpgsqlConnection($"{text};Database=postgres;Pooling=false;Timeout=5");
            await connection.OpenAsync(cancellationToken);
            return null;
        });

    public static HealthProbe Redis(RedisResource server) => new(
        $"{server.Name}_check",
        async (_, cancellationToken) => await RedisPing.AskAsync(
            server.PrimaryEndpoint.Port, (await server.PasswordParameter.GetValueAsync(cancellationToken))!, cancellationToken));

    /// <summary>Asks, and takes every failure for an answer.</summary>
    public async Task<string?> TryAskAsync(HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(client, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return failure.Message;
        }
    }
}
