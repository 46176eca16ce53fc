using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using AskPro.Hosting.ApplicationModel;
using AskPro.Hosting.Dashboard.Live;
using AskPro.Hosting.Dashboard.Shell;

namespace AskPro.Hosting.Dashboard.Consoles;

/// <summary>New lines as HTML to append, several at once when they come fast. The id of an event is how far was read, so a lost connection goes on there.</summary>
internal sealed class ConsoleStream(ConsoleReader reader, ResourceLoggerService loggers, TimeProvider time)
{
    /// <summary>More in one go would be out of the page again at once.</summary>
    private const int MostAtOnce = 2_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public async IAsyncEnumerable<SseItem<string>> ReadAsync(
        ConsoleQuery query, Preferences preferences, Func<bool> isSignedIn, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        var signal = new ChangeSignal(time);
        void OnAppended(string _) => signal.Set();
        loggers.Appended += OnAppended;
        try
        {
            while (!end.IsCancellationRequested && isSignedIn())
            {
                var (lines, readTo) = reader.Read(query);
                query = query with { Since = readTo };
                yield return lines.Count == 0 ? new SseItem<string>("live", "beat") : new SseItem<string>(Html(lines, query, preferences), "lines")
                {
                    EventId = readTo.ToString(CultureInfo.InvariantCulture),
                };
                await signal.WaitAsync(end.Token);
                await Task.Delay(Pause, time, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        finally
        {
            loggers.Appended -= OnAppended;
        }
    }

    private static string Html(IReadOnlyList<ConsoleLine> lines, ConsoleQuery query, Preferences preferences) =>
        string.Concat(lines.TakeLast(MostAtOnce).Select(line => line.ToHtml(preferences, string.IsNullOrEmpty(query.Resource))));
}
