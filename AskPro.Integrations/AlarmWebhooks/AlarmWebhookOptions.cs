namespace AskPro.Integrations.AlarmWebhooks;

/// <summary>How webhooks of the alarms are sent; configuration section <c>AlarmWebhooks</c>.</summary>
public sealed class AlarmWebhookOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "AlarmWebhooks";

    /// <summary>Whether they may lead to this machine, to the Simulator for one (default false). In Development only.</summary>
    public bool AllowLoopback { get; set; }
}
