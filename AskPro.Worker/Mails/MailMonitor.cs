using AskPro.Data.Outbox;

namespace AskPro.Worker.Mails;

/// <summary>What the pump and the backlog's observer know at this moment, for health and metrics.</summary>
internal sealed class MailMonitor
{
    private volatile OutboxBacklog? _backlog;
    private volatile bool _serverAway;

    /// <summary>The latest look at the backlog; null before the first.</summary>
    public OutboxBacklog? Backlog
    {
        get => _backlog;
        set => _backlog = value;
    }

    /// <summary>Whether the latest mail found no server.</summary>
    public bool ServerAway
    {
        get => _serverAway;
        set => _serverAway = value;
    }
}
