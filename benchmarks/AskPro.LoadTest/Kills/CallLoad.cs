using AskPro.Integrations.Retell.Rehearsal;
using AskPro.LoadTest.RunningSystem;
using AskPro.LoadTest.Webhooks;

namespace AskPro.LoadTest.Kills;

/// <summary>A steady load of whole call lives: started, ended, analyzed, for both companies.</summary>
internal sealed class CallLoad : IAsyncDisposable
{
    private readonly CancellationTokenSource _noMoreCalls = new();
    private readonly PersistentSender _sender;

    public CallLoad(PersistentSender sender, int perSecond, int connections)
    {
        _sender = sender;
        var period = TimeSpan.FromSeconds((double)connections / perSecond);
        Running = Task.WhenAll(Enumerable.Range(0, connections).Select(number => SendCallsAsync(number, period)));
    }

    /// <summary>Faults when an event is answered with anything but 204 or 503.</summary>
    public Task Running { get; }

    /// <summary>Returns when the calls under way are told to their end.</summary>
    public async Task FinishAsync()
    {
        await _noMoreCalls.CancelAsync();
        await Running;
    }

    public async ValueTask DisposeAsync()
    {
        await _noMoreCalls.CancelAsync();
        // After a failure elsewhere nobody may be there to accept the last events.
        _sender.Dispose();
        await Running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _noMoreCalls.Dispose();
    }

    private async Task SendCallsAsync(int number, TimeSpan period)
    {
        using var pace = new PeriodicTimer(period, TimeProvider.System);
        var business = number % 2 == 0 ? DemoLogin.First.Business : DemoLogin.Second.Business;
        while (!_noMoreCalls.IsCancellationRequested)
        {
            var call = RehearsedCall.At(business, CallExtent.ThreeKilobytes);
            (string Name, byte[] Body)[] life =
            [
                ("call_started", CallBodies.Started(call)), ("call_ended", CallBodies.Ended(call)), ("call_analyzed", CallBodies.Analyzed(call)),
            ];
            foreach (var (name, body) in life)
            {
                await pace.WaitForNextTickAsync();
                await _sender.SendAsync(call.CallId, name, body, CancellationToken.None);
            }
        }
    }
}
