using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;

namespace AskPro.AppHost;

/// <summary>What can be done with a running service from the dashboard. Each command really does it and tells its result.</summary>
internal static class ResourceCommands
{
    private const int LinesOfResult = 3;

    /// <summary>Faster than a real call, slow enough to watch.</summary>
    private const int CallSpeed = 20;

    private static readonly TimeSpan CallLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    /// <summary>A command that runs one of the Worker's verbs, a resource that starts on demand, and tells what it printed last.</summary>
    public static IResourceBuilder<ProjectResource> WithVerb(
        this IResourceBuilder<ProjectResource> worker, IResourceBuilder<ProjectResource> verb, string displayName, string? question = null) =>
        worker.WithCommand(verb.Resource.Name, displayName, context => RunAsync(verb.Resource, context), new CommandOptions
        {
            Description = $"Runs the resource {verb.Resource.Name} and waits for its end",
            ConfirmationMessage = question,
        });

    /// <summary>A command that lets the simulator place a call and waits until Api has taken its last event.</summary>
    public static IResourceBuilder<ProjectResource> WithTestCall(this IResourceBuilder<ProjectResource> api, EndpointReference simulator) =>
        api.WithCommand("place-test-call", "Place a test call", context => PlaceCallAsync(new Uri(simulator.Url), context.CancellationToken), new CommandOptions
        {
            Description = "The simulator calls the first demo company and sends the signed events",
        });

    private static async Task<ExecuteCommandResult> RunAsync(ProjectResource verb, ExecuteCommandContext context)
    {
        var begun = TimeProvider.System.GetUtcNow();
        var started = await context.ServiceProvider.GetRequiredService<ResourceCommandService>().ExecuteCommandAsync(verb, KnownResourceCommands.StartCommand, context.CancellationToken);
        if (!started.Success)
            return started;
        var end = await context.ServiceProvider.GetRequiredService<ResourceNotificationService>().WaitForResourceAsync(
            verb.Name,
            change => change.Snapshot.State?.Text == KnownResourceStates.FailedToStart || change.Snapshot.StopTimeStamp > begun,
            context.CancellationToken);
        var lines = new List<string>();
        await foreach (var some in context.ServiceProvider.GetRequiredService<ResourceLoggerService>().GetAllAsync(verb).WithCancellation(context.CancellationToken))
            lines.AddRange(some.Select(line => line.Content).Where(line => line.Length > 0));
        var result = string.Join('\n', lines.TakeLast(LinesOfResult));
        return end.Snapshot.ExitCode == 0 ? CommandResults.Success(result) : CommandResults.Failure(result);
    }

    private static async Task<ExecuteCommandResult> PlaceCallAsync(Uri simulator, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(CallLimit);
        using var client = new HttpClient { BaseAddress = simulator };
        using var placed = await client.PostAsJsonAsync("/calls", new { speed = CallSpeed }, limit.Token);
        if (!placed.IsSuccessStatusCode)
            return CommandResults.Failure($"The simulator answered {(int)placed.StatusCode}.");
        while (true)
        {
            var call = await client.GetFromJsonAsync<Call>(placed.Headers.Location, limit.Token);
            if (call is { Running: false })
                return ResultOf(call);
            await Task.Delay(Pace, TimeProvider.System, limit.Token);
        }
    }

    private static ExecuteCommandResult ResultOf(Call call)
    {
        var taken = call.Sent.Count(sent => sent.Status is >= 200 and < 300);
        var sentence = $"{call.CallId}: Api took {taken} of {call.Planned} events.";
        return taken == call.Planned ? CommandResults.Success(sentence) : CommandResults.Failure(sentence);
    }

    private sealed record Call(string CallId, bool Running, int Planned, IReadOnlyList<SentEvent> Sent);

    private sealed record SentEvent(int? Status);
}
