using System.Text.Json;

namespace AskPro.Integrations.Retell.Rehearsal;

/// <summary>Writes who called whom, when, and how it ended.</summary>
internal static class CallFactsWriter
{
    internal static void Write(Utf8JsonWriter json, StagedCall call, CallStage stage)
    {
        var script = call.Script;
        var customer = call.Caller.Number ?? "anonymous";
        json.WriteString("call_type", "phone_call");
        json.WriteString("call_id", call.CallId);
        json.WriteString("agent_id", call.Business.AgentId);
        json.WriteNumber("agent_version", call.Business.AgentVersion);
        json.WriteString("agent_name", call.Business.AgentName);
        json.WriteString("agent_tag", "demo");
        json.WriteString("from_number", script.IsOutbound ? call.Business.Number : customer);
        json.WriteString("to_number", script.IsOutbound ? customer : call.Business.Number);
        json.WriteString("direction", script.IsOutbound ? "outbound" : "inbound");
        if (script.IsConnected)
        {
            json.WriteStartObject("telephony_identifier");
            json.WriteString("twilio_call_sid", "CA" + RehearsalIds.Hex(new Random(call.Seed), 32));
            json.WriteEndObject();
        }

        json.WriteStartObject("retell_llm_dynamic_variables");
        json.WriteString("business_name", call.Business.SpokenName);
        if (script.IsOutbound) json.WriteString("customer_name", call.Caller.Name);
        json.WriteEndObject();
        json.WriteString("data_storage_setting", "everything");
        json.WriteBoolean("opt_in_signed_url", true);
        json.WriteString("call_status", Status(script, stage));
        if (script.IsConnected) json.WriteNumber("start_timestamp", call.StartedAt.ToUnixTimeMilliseconds());
        if (stage is CallStage.Started) return;

        if (script.IsConnected)
        {
            json.WriteNumber("end_timestamp", call.EndedAt.ToUnixTimeMilliseconds());
            json.WriteNumber("duration_ms", (long)call.Duration.TotalMilliseconds);
        }

        json.WriteString("disconnection_reason", script.DisconnectionReason);
        if (script.Scenario is CallScenario.Transfer) json.WriteString("transfer_destination", TransferDestination(call));
    }

    private static string Status(CallScript script, CallStage stage)
    {
        if (stage is CallStage.Started) return "ongoing";
        if (!script.IsConnected) return "not_connected";
        return script.Scenario is CallScenario.Failure ? "error" : "ended";
    }

    private static string TransferDestination(StagedCall call) =>
        call.Script.Lines.Select(line => line.Arguments?["number"]?.GetValue<string>()).First(number => number is not null)!;
}
