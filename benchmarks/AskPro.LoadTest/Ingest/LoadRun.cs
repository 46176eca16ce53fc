using System.Diagnostics;
using System.Net;

namespace AskPro.LoadTest.Ingest;

/// <summary>A closed loop: so many connections, each always with one request under way, until all requests are answered.</summary>
internal sealed class LoadRun(byte[][] requests)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _sent;
    private int _answered;

    /// <summary>Sends everything and returns the seconds from the first byte to the last answer.</summary>
    public static async Task<double> SendAsync(byte[][] requests, IPEndPoint server, int connections, CancellationToken cancellationToken)
    {
        var run = new LoadRun(requests);
        var open = Enumerable.Range(0, connections).Select(_ => new LoadConnection(run)).ToArray();
        try
        {
            foreach (var connection in open)
                await connection.ConnectAsync(server, cancellationToken);
            var started = Stopwatch.GetTimestamp();
            foreach (var connection in open)
                connection.Start();
            await run._done.Task.WaitAsync(cancellationToken);
            return Stopwatch.GetElapsedTime(started).TotalSeconds;
        }
        finally
        {
            foreach (var connection in open)
                connection.Dispose();
        }
    }

    public byte[]? Next()
    {
        var next = Interlocked.Increment(ref _sent) - 1;
        return next < requests.Length ? requests[next] : null;
    }

    public void Answered()
    {
        if (Interlocked.Increment(ref _answered) == requests.Length)
            _done.TrySetResult();
    }

    public void Failed(string why) => _done.TrySetException(new InvalidOperationException($"Load stopped after {_answered} answers: {why}."));
}
