using System.Diagnostics;

namespace AskPro.Data.Traces;

/// <summary>The trace of who asked for something, as it is stored with what is done later (W3C Trace Context).</summary>
public static class TraceParent
{
    /// <summary>That of the running activity; null when there is none.</summary>
    public static string? Current => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;

    /// <summary>What <see cref="Current"/> was; default when there is none or it cannot be read.</summary>
    public static ActivityContext Read(string? stored) => ActivityContext.TryParse(stored, null, isRemote: true, out var context) ? context : default;
}
