using AskPro.Simulator.Retell.Agents;
using AskPro.Simulator.Retell.Calls;
using AskPro.Simulator.Retell.Faults;
using AskPro.Simulator.Retell.Numbers;
using AskPro.Simulator.Retell.Workspaces;

namespace AskPro.Simulator.Retell;

/// <summary>Retell's REST API: what AskPro asks of it is answered, and refused, as Retell would.</summary>
internal static class RetellEndpoints
{
    internal static void AddRetell(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<WorkspaceList>();
        builder.Services.AddSingleton<FaultSwitches>();
    }

    internal static void MapRetell(this WebApplication app)
    {
        app.MapAgents();
        app.MapAgentVersions();
        app.MapNumbers();
        app.MapCallRecords();
        app.MapWorkspaces();
        app.MapFaults();
    }

    /// <summary>Key, fault, body, then the work itself under the lock of the workspace.</summary>
    internal static void MapRetell(this WebApplication app, HttpMethod method, string path, Func<RetellRequest, RetellAnswer> work)
    {
        var operation = path.Split('/').First(part => part is not ("" or "v2" or "v3"));
        app.MapMethods(path, [method.Method], async (HttpContext context, WorkspaceList workspaces, FaultSwitches faults, TimeProvider time) =>
        {
            var key = KeyOf(context.Request);
            var fault = faults.Take(key, operation);
            if (fault is { DelayMs: > 0 })
                await Task.Delay(TimeSpan.FromMilliseconds(fault.DelayMs), time, context.RequestAborted);
            if (fault is { Before: true })
            {
                await fault.ApplyAsync(context);
                return;
            }

            var answer = await AnswerAsync(context, workspaces, key, time, work);
            if (fault is { IsLost: true })
                await fault.ApplyAsync(context);
            else
                await answer.WriteAsync(context.Response, context.RequestAborted);
        });
    }

    private static async Task<RetellAnswer> AnswerAsync(
        HttpContext context, WorkspaceList workspaces, string? key, TimeProvider time, Func<RetellRequest, RetellAnswer> work)
    {
        try
        {
            var workspace = (key is null ? null : workspaces.FindByKey(key)) ?? throw RetellRefusal.KeyInvalid();
            var body = await RetellRequest.ReadBodyAsync(context.Request, context.RequestAborted);
            lock (workspace.Gate)
            {
                return work(new RetellRequest(workspace, context.Request, body, time.GetUtcNow()));
            }
        }
        catch (RetellRefusal refusal)
        {
            return RetellAnswer.Refused(refusal.Status, refusal.Message);
        }
    }

    private static string? KeyOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. { Length: > 0 } key] ? key : null;
}
