using System.Text.Json;

namespace AskPro.Integrations.Retell.Api;

/// <summary>A call as Retell keeps it.</summary>
/// <param name="CallId">Retell's id.</param>
/// <param name="Status"><c>registered</c>, <c>ongoing</c>, <c>ended</c>, <c>not_connected</c>, <c>error</c>; an open set.</param>
/// <param name="AgentId">The agent that spoke.</param>
/// <param name="FromNumber">Caller as Retell has it.</param>
/// <param name="ToNumber">Callee as Retell has it.</param>
/// <param name="StartedAt">When it connected; null when it never did.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="Everything">The whole object; items of a list have no transcript.</param>
public sealed record RetellCallRecord(
    string CallId, string? Status, string? AgentId, string? FromNumber, string? ToNumber, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, JsonElement Everything)
{
    /// <summary>Null when it has no id.</summary>
    internal static RetellCallRecord? Read(JsonElement call)
    {
        var fields = new WireObject(call);
        return fields.Text("call_id") is { Length: > 0 } id
            ? new RetellCallRecord(
                id, fields.Text("call_status"), fields.Text("agent_id"), fields.Text("from_number"), fields.Text("to_number"),
                fields.Instant("start_timestamp"), fields.Instant("end_timestamp"), call)
            : null;
    }
}
