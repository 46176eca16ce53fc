using System.Net;
using AskPro.Data.Health;
using AskPro.Integrations.Retell.Rehearsal;
using AskPro.LoadTest.RunningSystem;
using AskPro.LoadTest.Webhooks;
using AskPro.ServiceDefaults;
using Npgsql;

namespace AskPro.LoadTest.GameDay;

/// <summary>The six faults of a game day, those first that leave nothing behind for the next.</summary>
internal sealed class StagedFaults(RunningAskPro system, SmallDisk disk) : IAsyncDisposable
{
    private const string AnotherKey = "key_of_another_workspace";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly RetellQuestions _retell = new(system);
    private readonly WebhookSender _sender = new(system.Webhook, Patience);
    private readonly WebhookSender _wrongSender = new(system.Webhook, Patience, AnotherKey);
    private NpgsqlConnection? _blocker;

    public IReadOnlyList<Fault> All =>
    [
        new("Redis down", "CacheAway", ComponentNames.Cache, ComponentCauses.CacheAway, stop => system.App.KillAsync(ResourceNames.Cache, stop), StartCacheAsync),
        new("Worker stuck", "WorkerStuck", ComponentNames.Processing, ComponentCauses.WorkerStuck, BlockAsync, EndBlockerAsync),
        new("Retell API 500", "RetellCircuitOpen", ComponentNames.RetellOfApi, ComponentCauses.RetellCircuitOpen, FailRetellAsync, stop => _retell.FailAsync(false, stop))
        {
            MeanwhileAsync = _retell.AskAsync,
        },
        new("wrong key", "WebhooksRefused", ComponentNames.Intake, ComponentCauses.WebhooksRefused, Nothing, Nothing)
        {
            MeanwhileAsync = stop => PostAsync(_wrongSender, HttpStatusCode.Unauthorized, stop), IsOverLate = true,
        },
        new("disk full", "WebhooksNotStored", ComponentNames.Intake, ComponentCauses.WebhooksNotStored, FillAsync, MakeRoomAsync)
        {
            MeanwhileAsync = stop => _sender.TryPostAsync(Body(), stop), IsOverLate = true,
        },
        new("Postgres down", "DatabaseAway", ComponentNames.Database, ComponentCauses.DatabaseAway, stop => system.App.KillAsync(ResourceNames.Postgres, stop), StartPostgresAsync),
    ];

    public async ValueTask DisposeAsync()
    {
        _retell.Dispose();
        _sender.Dispose();
        _wrongSender.Dispose();
        await LeaveBlockerAsync();
    }

    private Task StartCacheAsync(CancellationToken cancellationToken) => system.App.StartAgainAsync(ResourceNames.Cache, cancellationToken);

    private async Task StartPostgresAsync(CancellationToken cancellationToken)
    {
        await system.App.StartAgainAsync(ResourceNames.Postgres, cancellationToken);
        system.Owner.Clear();
    }

    /// <summary>Whoever only reads the inbox still can, so that everybody else finds the database well.</summary>
    private async Task BlockAsync(CancellationToken cancellationToken)
    {
        _blocker = await system.Owner.OpenConnectionAsync(cancellationToken);
        await using var block = _blocker.CreateCommand();
        block.CommandText = "begin; lock table inbox_jobs in exclusive mode";
        await block.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>As the runbook says.</summary>
    private async Task EndBlockerAsync(CancellationToken cancellationToken)
    {
        await using var end = system.Owner.CreateCommand("select pg_terminate_backend($1)");
        end.Parameters.AddWithValue(_blocker!.ProcessID);
        await end.ExecuteNonQueryAsync(cancellationToken);
        await LeaveBlockerAsync();
    }

    private async Task LeaveBlockerAsync()
    {
        if (_blocker is not { } blocker)
            return;
        _blocker = null;
        try
        {
            await blocker.DisposeAsync();
        }
        catch (NpgsqlException)
        {
            // The server has ended it.
        }
    }

    private async Task FailRetellAsync(CancellationToken cancellationToken)
    {
        await _retell.SignInAsync(cancellationToken);
        await _retell.FailAsync(true, cancellationToken);
    }

    private Task FillAsync(CancellationToken cancellationToken)
    {
        disk.Fill();
        return Task.CompletedTask;
    }

    /// <summary>Returns when the next event is stored.</summary>
    private async Task MakeRoomAsync(CancellationToken cancellationToken)
    {
        disk.MakeRoom();
        while (await _sender.TryPostAsync(Body(), cancellationToken) != HttpStatusCode.NoContent)
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
    }

    private static async Task PostAsync(WebhookSender sender, HttpStatusCode expected, CancellationToken cancellationToken)
    {
        if (await sender.PostAsync(Body(), cancellationToken) is var answer && answer != expected)
            throw new InvalidOperationException($"An event was answered with {(int)answer} instead of {(int)expected}.");
    }

    /// <summary>About 30 kB, so that what room is left in the pages of the table is soon taken.</summary>
    private static byte[] Body() => CallBodies.Analyzed(RehearsedCall.At(DemoLogin.First.Business, CallExtent.ThirtyKilobytes));

    private static Task Nothing(CancellationToken cancellationToken) => Task.CompletedTask;
}
