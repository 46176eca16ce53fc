using System.Text.Json.Serialization;
using AskPro.Simulator.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AskPro.Simulator.Calls;

internal static class CallEndpoints
{
    internal static void AddSimulatedCalls(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CallRouter>();
        builder.Services.AddSingleton<SimulatedCalls>();
        builder.Services.AddHostedService<CallPlayer>();
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        builder.Services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.CamelCase)));
    }

    internal static void MapCalls(this WebApplication app)
    {
        app.MapPost("/calls", Place);
        app.MapGet("/calls/{callId}", Get);
    }

    private static Results<Accepted<PlacedCall>, ValidationProblem> Place(CallRequest request, SimulatedCalls calls)
    {
        var problems = request.Problems();
        if (problems.Count > 0) return TypedResults.ValidationProblem(problems);
        var call = calls.Place(request);
        return TypedResults.Accepted($"/calls/{call.Staged.CallId}", new PlacedCall(call.Staged.CallId));
    }

    private static Results<Ok<CallProgress>, NotFound> Get(string callId, SimulatedCalls calls) =>
        calls.Find(callId) is { } call
            ? TypedResults.Ok(new CallProgress(callId, call.PlacedAt, call.IsRunning, call.Plan.Count, call.Attempts))
            : TypedResults.NotFound();

    private sealed record PlacedCall(string CallId);

    /// <param name="CallId">Retell's id.</param>
    /// <param name="PlacedAt">When it was asked for.</param>
    /// <param name="Running">Whether something is still to be sent.</param>
    /// <param name="Planned">How many events are sent in all, copies included.</param>
    /// <param name="Sent">Every try so far.</param>
    private sealed record CallProgress(
        string CallId, DateTimeOffset PlacedAt, bool Running, int Planned, IReadOnlyCollection<WebhookAttempt> Sent);
}
