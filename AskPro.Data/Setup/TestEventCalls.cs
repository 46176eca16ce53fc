using AskPro.Data.Calls;

namespace AskPro.Data.Setup;

/// <summary>Tells calls from test events: those come the same way and stand in the same table.</summary>
public static class TestEventCalls
{
    /// <summary>Whether a call's id is that of a test event.</summary>
    public static bool IsOne(string? callId) => callId?.StartsWith(SetupTest.CallIdPrefix, StringComparison.Ordinal) is true;

    /// <summary>The calls that somebody made.</summary>
    public static IQueryable<Call> ExceptTestEvents(this IQueryable<Call> calls) => calls.Where(call => !call.CallId.StartsWith(SetupTest.CallIdPrefix));
}
