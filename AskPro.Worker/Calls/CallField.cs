using NpgsqlTypes;

namespace AskPro.Worker.Calls;

/// <summary>One column of <c>calls</c> that events write, each a register of its own.</summary>
/// <param name="Column">The column; also its name in <c>calls.stamps</c>, so renaming one is a data migration.</param>
/// <param name="Type">The column's type; jsonb travels as text.</param>
/// <param name="Read">What an event says; null says nothing.</param>
internal sealed record CallField(string Column, NpgsqlDbType Type, Func<CallFacts, object?> Read)
{
    /// <summary>Every register, in the order of <see cref="CallState.Values"/>.</summary>
    public static readonly IReadOnlyList<CallField> All =
    [
        Text("agent_id", f => f.Call.AgentId),
        Text("agent_name", f => f.Call.AgentName),
        new("agent_version", NpgsqlDbType.Integer, f => f.Call.AgentVersion),
        Text("agent_tag", f => f.Call.AgentTag),
        Text("call_type", f => f.Call.CallType),
        Text("direction", f => f.Call.Direction),
        Text("call_status", f => f.Call.CallStatus),
        Text("from_number", f => f.Call.FromNumber),
        Text("to_number", f => f.Call.ToNumber),
        Text("business_number", f => f.BusinessNumber),
        Text("customer_number", f => f.CustomerNumber),
        Text("caller_name", f => f.Call.CallerName),
        new("started_at", NpgsqlDbType.TimestampTz, f => f.Call.StartedAt),
        new("ended_at", NpgsqlDbType.TimestampTz, f => f.Call.EndedAt),
        new("duration_ms", NpgsqlDbType.Bigint, f => f.Call.DurationMs),
        Text("disconnection_reason", f => f.Call.DisconnectionReason),
        Text("transfer_destination", f => f.Call.TransferDestination),
        Text("summary", f => f.Call.Summary),
        Text("sentiment", f => f.Call.Sentiment),
        new("successful", NpgsqlDbType.Boolean, f => f.Call.Successful),
        new("in_voicemail", NpgsqlDbType.Boolean, f => f.Call.InVoicemail),
        Json("custom_analysis", f => f.Call.CustomAnalysis),
        new("cost_cents", NpgsqlDbType.Numeric, f => f.Call.CostCents),
        Json("cost_products", f => f.Call.CostProducts),
        Json("latency", f => f.Call.Latency),
        Json("llm_token_usage", f => f.Call.LlmTokenUsage),
        Json("dynamic_variables", f => f.Call.DynamicVariables),
        Json("collected_variables", f => f.Call.CollectedVariables),
        Json("metadata", f => f.Call.Metadata),
        Text("recording_url", f => f.Call.RecordingUrl),
        Text("recording_multi_channel_url", f => f.Call.RecordingMultiChannelUrl),
        Text("public_log_url", f => f.Call.PublicLogUrl),
        Text("data_storage_setting", f => f.Call.DataStorageSetting),
        Text("telephony_id", f => f.Call.TelephonyId),
        new("branch_id", NpgsqlDbType.Uuid, f => f.BranchId),
        Text("resolution_note", f => f.ResolutionNote),
    ];

    /// <summary>Position of a column in <see cref="All"/>.</summary>
    public static int IndexOf(string column)
    {
        for (var index = 0; index < All.Count; index++)
        {
            if (All[index].Column == column)
                return index;
        }

        throw new ArgumentOutOfRangeException(nameof(column), column, "not a register of calls");
    }

    private static CallField Text(string column, Func<CallFacts, object?> read) => new(column, NpgsqlDbType.Text, read);

    private static CallField Json(string column, Func<CallFacts, object?> read) => new(column, NpgsqlDbType.Jsonb, read);
}
