using System.Text.Json;
using AskPro.Hosting.Dashboard.Live;
using AskPro.Hosting.Dashboard.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace AskPro.Hosting.Dashboard.Api;

/// <summary>The kept telemetry for programs, on the port of the pages.</summary>
internal static class TelemetryApi
{
    public const string Root = "/api/telemetry";

    /// <summary>The header with the token of the dashboard.</summary>
    public const string KeyHeader = "x-api-key";

    private const string Json = "application/json";
    private const string Lines = "application/x-ndjson";

    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    public static void MapTelemetryApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Root);
        api.MapGet("/totals", (TelemetryStore store) => TypedResults.Ok(TelemetryTotals.Of(store)));
        api.MapGet("/resources", (HttpContext context, TelemetryStore store) => OnceAsync(context, json => SenderJson.Write(json, store)));
        api.MapGet("/spans", SpansAsync);
        api.MapGet("/logs", LogsAsync);
        api.MapGet("/traces", (HttpContext context, TelemetryStore store) =>
            OnceAsync(context, json => OtlpJson.Write(json, new ApiQuery(context.Request.Query).Traces.In(store.Traces).First.SelectMany(trace => trace.Spans))));
        api.MapGet("/traces/{id}", OneTraceAsync);
    }

    private static Task OneTraceAsync(HttpContext context, TelemetryStore store, string id)
    {
        if (TraceId.TryParse(id, out var known) && store.Traces.Find(known) is { } trace)
            return OnceAsync(context, json => OtlpJson.Write(json, trace.Spans));
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static Task SpansAsync(HttpContext context, TelemetryStore store, ChangeHub hub, IHostApplicationLifetime lifetime)
    {
        var query = new ApiQuery(context.Request.Query);
        var search = query.Spans;
        return query.Follows
            ? FollowAsync(context, hub, lifetime, TelemetryStore.TraceTopic, after => (search with { After = after }).In(store.Traces), span => span.Number, OtlpJson.Write)
            : OnceAsync(context, json => OtlpJson.Write(json, search.In(store.Traces)));
    }

    private static Task LogsAsync(HttpContext context, TelemetryStore store, ChangeHub hub, IHostApplicationLifetime lifetime)
    {
        var query = new ApiQuery(context.Request.Query);
        var search = query.Logs;
        return query.Follows
            ? FollowAsync(context, hub, lifetime, TelemetryStore.LogTopic, after => (search with { After = after }).In(store.Logs).Newest, record => record.Number, OtlpJson.Write)
            : OnceAsync(context, json => OtlpJson.Write(json, search.In(store.Logs).Newest));
    }

    private static async Task OnceAsync(HttpContext context, Action<Utf8JsonWriter> write)
    {
        context.Response.ContentType = Json;
        await WriteAsync(context, write);
    }

    /// <summary>First what is kept, then what comes, one object a line.</summary>
    private static async Task FollowAsync<T>(
        HttpContext context, ChangeHub hub, IHostApplicationLifetime lifetime, string topic, Func<long, IReadOnlyList<T>> find, Func<T, long> numberOf, Action<Utf8JsonWriter, IEnumerable<T>> write)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.ContentType = Lines;
        await using var changes = hub.WatchAsync(new HashSet<string> { topic }, end.Token).GetAsyncEnumerator(end.Token);
        var last = 0L;
        Task<bool> changed;
        do
        {
            // Watched before it is looked: nothing slips through between.
            changed = changes.MoveNextAsync().AsTask();
            last = await NextAsync(last);
        }
        while (await changed);

        async Task<long> NextAsync(long after)
        {
            var found = find(after);
            if (found.Count > 0)
            {
                await WriteAsync(context, json => write(json, found));
                await context.Response.Body.WriteAsync(LineEnd, context.RequestAborted);
            }

            await context.Response.Body.FlushAsync(context.RequestAborted);
            return found.Count == 0 ? after : found.Max(numberOf);
        }
    }

    /// <summary>The writer wants to write at once, which servers do not let it: it writes into memory.</summary>
    private static async Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> write)
    {
        using var written = new MemoryStream();
        await using (var json = new Utf8JsonWriter(written))
            write(json);
        await context.Response.Body.WriteAsync(written.GetBuffer().AsMemory(0, (int)written.Length), context.RequestAborted);
    }
}
