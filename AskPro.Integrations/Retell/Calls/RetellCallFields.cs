namespace AskPro.Integrations.Retell.Calls;

/// <summary>Maps the members of the call object, source: retell-typescript-sdk 5.60 <c>resources/call.ts</c>.</summary>
internal static class RetellCallFields
{
    public static RetellCall Read(RetellFields call)
    {
        var analysis = call.Object("call_analysis", "call_analysis.");
        var cost = call.Object("call_cost", "call_cost.");
        var startedAt = call.Instant("start_timestamp");
        var endedAt = call.Instant("end_timestamp");
        var customAnalysis = analysis?.JsonObject("custom_analysis_data");
        var collected = call.JsonObject("collected_dynamic_variables");
        var variables = call.JsonObject("retell_llm_dynamic_variables");

        return new RetellCall
        {
            AgentId = call.ShortText("agent_id"),
            AgentName = call.ShortText("agent_name"),
            AgentVersion = call.Int("agent_version"),
            AgentTag = call.ShortText("agent_tag"),
            CallType = call.Word("call_type"),
            Direction = call.OneOf("direction", "inbound", "outbound"),
            CallStatus = call.Word("call_status"),
            FromNumber = call.ShortText("from_number"),
            ToNumber = call.ShortText("to_number"),
            StartedAt = startedAt,
            EndedAt = endedAt,
            DurationMs = call.Milliseconds("duration_ms") ?? Between(startedAt, endedAt),
            DisconnectionReason = call.Word("disconnection_reason"),
            TransferDestination = call.ShortText("transfer_destination"),
            Summary = analysis?.Text("call_summary"),
            Sentiment = analysis?.OneOf("user_sentiment", "Positive", "Neutral", "Negative", "Unknown"),
            Successful = analysis?.Bool("call_successful"),
            InVoicemail = analysis?.Bool("in_voicemail"),
            CustomAnalysis = customAnalysis,
            CostCents = cost?.Amount("combined_cost"),
            CostProducts = cost?.JsonArray("product_costs"),
            Latency = call.JsonObject("latency"),
            LlmTokenUsage = call.JsonObject("llm_token_usage"),
            DynamicVariables = variables,
            CollectedVariables = collected,
            Metadata = call.JsonObject("metadata"),
            RecordingUrl = call.WebAddress("recording_url"),
            RecordingMultiChannelUrl = call.WebAddress("recording_multi_channel_url"),
            PublicLogUrl = call.WebAddress("public_log_url"),
            DataStorageSetting = call.Word("data_storage_setting") ?? LegacyStorage(call.Bool("opt_out_sensitive_data_storage")),
            TelephonyId = call.Object("telephony_identifier", "telephony_identifier.")?.ShortText("twilio_call_sid"),
            CallerName = RetellCallerName.Find(customAnalysis, collected, variables),
            Turns = RetellTurns.Read(call),
        };
    }

    private static long? Between(DateTimeOffset? start, DateTimeOffset? end) =>
        end - start is { } span && span >= TimeSpan.Zero && span <= RetellFields.LongestCall ? (long)span.TotalMilliseconds : null;

    /// <summary>The boolean was replaced by data_storage_setting in 2026; old agents still send it.</summary>
    private static string? LegacyStorage(bool? optOut) => optOut switch
    {
        true => "basic_attributes_only",
        false => "everything",
        null => null,
    };
}
