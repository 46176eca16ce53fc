using AskPro.Integrations.Retell.Webhooks;

namespace AskPro.Api.Features.Webhooks.Intake;

/// <summary>
/// The lane an event waits in: the company of the address, else the business number, else the agent. Lanes take turns in the Worker, so a
/// flood of one holds up nobody else. They are no statement about whose event it is.
/// </summary>
internal static class EventLane
{
    private const string Unknown = "unknown";

    public static string Of(Guid? companyId, RetellEnvelope envelope) =>
        companyId is { } company ? $"company:{company:N}"
        : envelope.BusinessNumber is { Length: > 0 } number ? "number:" + number
        : envelope.AgentId is { Length: > 0 } agent ? "agent:" + agent
        : Unknown;
}
