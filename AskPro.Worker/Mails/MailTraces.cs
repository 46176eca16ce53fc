using System.Diagnostics;
using AskPro.Data.Outbox;
using AskPro.Data.Traces;

namespace AskPro.Worker.Mails;

/// <summary>One span a try, in the trace of the request that asked for the mail. Neither address nor text is in it.</summary>
internal static class MailTraces
{
    public static Activity? StartSend(ClaimedMessage message)
    {
        var request = TraceParent.Read(message.TraceParent);
        if (request == default)
            return null;
        return WorkerTraces.Source.StartActivity(
            "outbox send", ActivityKind.Consumer, request,
            [new("askpro.message_id", message.Id), new("askpro.company_id", message.CompanyId), new("askpro.try", message.Attempts + 1)]);
    }

    public static void End(Activity? send, string result, string? cause)
    {
        send?.SetTag("askpro.outcome", result);
        send?.SetTag("askpro.cause", cause);
        send?.SetStatus(result == MailResults.Sent ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
    }
}
