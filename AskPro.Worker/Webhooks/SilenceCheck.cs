using AskPro.Integrations.Retell.Api;
using Microsoft.Extensions.Options;

namespace AskPro.Worker.Webhooks;

/// <summary>
/// Whether Retell lists calls of an agent of which nothing arrived. Settings can be right and events stay away all the same: another key
/// signs them, or something between Retell and Api is shut.
/// </summary>
internal sealed class SilenceCheck(RetellClient retell, WatchStore store, IOptions<WatchOptions> options, TimeProvider time)
{
    private const int MostCalls = 100;

    /// <returns>How many calls, and whether that is new; 0: something arrived, or there was nothing to arrive.</returns>
    internal async Task<(int Calls, bool IsNew)> RunAsync(Guid companyId, string key, string agentId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var from = now.AddHours(-options.Value.SilentHours);
        // Calls from before it was put right could not arrive, and say nothing about now.
        if (await store.RightSinceAsync(companyId, agentId, cancellationToken) is { } right && right > from)
            from = right;
        var over = now.AddMinutes(-options.Value.GraceMinutes);
        var calls = await retell.ListCallsAsync(key, new RetellCallFilter(from, AgentIds: [agentId], Statuses: ["ended", "error"]), MostCalls, cancellationToken)
            .Where(call => call.EndedAt <= over).ToListAsync(cancellationToken);
        if (calls.Count == 0 || await store.HaveArrivedAsync(companyId, [.. calls.Select(call => call.CallId)], from, cancellationToken))
            return (0, await store.NoteSilenceAsync(companyId, agentId, 0, null, cancellationToken));
        return (calls.Count, await store.NoteSilenceAsync(companyId, agentId, calls.Count, calls.Min(call => call.StartedAt) ?? from, cancellationToken));
    }
}
