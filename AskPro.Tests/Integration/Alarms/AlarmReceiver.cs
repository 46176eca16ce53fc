using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace AskPro.Tests.Integration.Alarms;

/// <summary>Takes the webhooks of alarms on a port of its own and answers as a test says.</summary>
internal sealed class AlarmReceiver : IAsyncDisposable
{
    /// <summary>Stands in the address and must be told nowhere.</summary>
    public const string PathSecret = "services-Zm9yIG5vYm9keQ";

    private readonly ConcurrentQueue<Received> _received = new();
    private readonly WebApplication _app;

    public AlarmReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        // The route stands in this process' metrics; what is asked for does not.
        _app.MapPost("/{**path}", async (HttpRequest request, HttpResponse response, string path) =>
        {
            Assert.Equal(PathSecret, path);
            using var reader = new StreamReader(request.Body);
            _received.Enqueue(new(await reader.ReadToEndAsync(), request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
            if (Status == StatusCodes.Status302Found) response.Headers.Location = $"/{PathSecret}";
            response.StatusCode = Status;
        });
    }

    public int Status { get; set; } = StatusCodes.Status204NoContent;

    public string Origin => _app.Urls.Single();

    public string Url => $"{Origin}/{PathSecret}?sig={PathSecret}";

    public IReadOnlyCollection<Received> All => _received;

    public static async Task<AlarmReceiver> StartAsync()
    {
        var receiver = new AlarmReceiver();
        await receiver._app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    internal sealed record Received(string Body, IReadOnlyDictionary<string, string> Headers);
}
