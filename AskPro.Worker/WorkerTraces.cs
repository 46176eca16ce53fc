using System.Diagnostics;

namespace AskPro.Worker;

/// <summary>The source of all spans that the Worker makes itself; they are listed in docs/telemetry.md.</summary>
internal static class WorkerTraces
{
    public static readonly ActivitySource Source = new("AskPro.Worker");
}
