using System.ComponentModel.DataAnnotations;
using AskPro.Integrations.Retell.Rehearsal;

namespace AskPro.Simulator.Webhooks;

/// <summary>Where the simulated webhooks go and how they are signed.</summary>
internal sealed class WebhookOptions
{
    /// <summary>Full address (configuration <c>Simulator:WebhookUrl</c>; default: the Api by service discovery). Must lead to this machine.</summary>
    [Required]
    public Uri WebhookUrl { get; set; } = new("http://api/api/retell/webhook");

    /// <summary>Key that signs (configuration <c>Retell:PlatformKey</c>; default: the development constant).</summary>
    [Required]
    public string PlatformKey { get; set; } = DevelopmentKey.PlatformKey;
}
