using System.Threading.Channels;

namespace AskPro.Hosting.Dashboard.Live;

/// <summary>Says to a stream that there is something new, however often it was said since; and now and then that nothing is, as a sign of life.</summary>
internal sealed class ChangeSignal(TimeProvider time)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private readonly Channel<bool> _said = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _said.Writer.TryWrite(true);

    /// <summary>Until it was set, or time for a sign of life has come, or the end; then the caller looks which.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var heartbeat = new CancellationTokenSource(Heartbeat, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(heartbeat.Token, cancellationToken);
        try
        {
            await _said.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            // Time for a sign of life, or for the end.
        }
    }
}
