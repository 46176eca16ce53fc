using System.Text.Json;
using AskPro.Hosting.Dashboard.Telemetry;

namespace AskPro.Hosting.Dashboard.Api;

/// <summary>Everybody who sent telemetry.</summary>
internal static class SenderJson
{
    public static void Write(Utf8JsonWriter json, TelemetryStore store)
    {
        json.WriteStartArray();
        foreach (var sender in store.Senders.All)
        {
            json.WriteStartObject();
            json.WriteString("name", sender.Name);
            json.WriteString("instanceId", sender.Instance);
            json.WriteString("displayName", sender.Id);
            OtlpJson.WriteTags(json, "attributes", sender.Tags);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
