using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AskPro.Integrations.Retell.Rehearsal;

/// <summary>JSON as Retell sends it: compact, with umlauts as raw UTF-8.</summary>
internal static class RetellJson
{
    internal static readonly JsonWriterOptions Writer = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Serializer = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Compact(JsonObject? value) => value?.ToJsonString(Serializer) ?? "{}";
}
