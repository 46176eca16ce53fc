using System.Text;

namespace AskPro.Tests.Integration.Webhooks;

/// <summary>Small bodies as Retell sends them.</summary>
internal static class Webhooks
{
    public static string NewCallId() => $"call_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";

    public static byte[] Event(string callId, string name = "call_ended", string filler = "") => Encoding.UTF8.GetBytes(
        $$$"""{"event":"{{{name}}}","call":{"call_id":"{{{callId}}}","agent_id":"agent_1","from_number":"+491713920017","to_number":"+493023125001","direction":"inbound","transcript":"{{{filler}}}"}}""");
}
