using System.Text.Json;
using System.Text.Json.Serialization;

namespace AskPro.Integrations.AlarmWebhooks;

/// <summary>What a webhook of the alarms is sent: figures and times, nothing of any company. docs/alarms.md describes it.</summary>
/// <param name="Id">Of this message, the same for every try.</param>
/// <param name="Event">A word of <see cref="AlarmWebhookEvents"/>.</param>
/// <param name="Channel">What operators call the channel.</param>
/// <param name="SentAt">When it was written down.</param>
/// <param name="Page">Where operators see the alarms.</param>
/// <param name="Alarm">What it is about; null of a test.</param>
public sealed record AlarmWebhookMessage(Guid Id, string Event, string Channel, DateTimeOffset SentAt, string Page, AlarmWebhookMessage.AlarmFacts? Alarm = null)
{
    /// <summary>Grows when a field changes its meaning or goes; one that comes changes nothing.</summary>
    public int Version { get; } = 1;

    /// <summary>The bytes that are signed and sent, as text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, AlarmWebhookJson.Default.AlarmWebhookMessage);

    /// <param name="Id">The same from the first message to the last.</param>
    /// <param name="RuleId">The rule.</param>
    /// <param name="Figure">A stable name.</param>
    /// <param name="Unit"><c>state</c> (0 well, 1 degraded, 2 down), <c>seconds</c> or <c>count</c>.</param>
    /// <param name="Value">Measured now; null when nobody measured it.</param>
    /// <param name="Peak">The worst value.</param>
    /// <param name="Comparison"><c>at_least</c> or <c>at_most</c>.</param>
    /// <param name="Threshold">In the unit of the figure.</param>
    /// <param name="WindowMinutes">For how long it was crossed before the alarm fired.</param>
    /// <param name="Severity"><c>critical</c> or <c>warning</c>.</param>
    /// <param name="Cause">Why, a stable code.</param>
    /// <param name="Since">Since when the threshold is crossed.</param>
    /// <param name="Until">When it was over; null while it fires.</param>
    /// <param name="Runbook">What says what to do, a path of the repository; null when nothing does.</param>
    public sealed record AlarmFacts(
        Guid Id, Guid RuleId, string Figure, string Unit, double? Value, double Peak, string Comparison, double Threshold, int WindowMinutes, string Severity, string Cause,
        DateTimeOffset Since, DateTimeOffset? Until, string? Runbook);
}

/// <summary>The words of <see cref="AlarmWebhookMessage.Event"/>.</summary>
public static class AlarmWebhookEvents
{
    /// <summary>It fires.</summary>
    public const string Fired = "fired";

    /// <summary>It still fires.</summary>
    public const string Reminded = "reminded";

    /// <summary>It is over.</summary>
    public const string Resolved = "resolved";

    /// <summary>Nothing: an operator tries the channel.</summary>
    public const string Test = "test";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AlarmWebhookMessage))]
[JsonSerializable(typeof(AlarmWebhookOrder))]
internal sealed partial class AlarmWebhookJson : JsonSerializerContext;

/// <summary>What waits in the outbox. Address and secret are the channel's as they are when it is sent.</summary>
/// <param name="ChannelId">The channel.</param>
/// <param name="Body">What is sent.</param>
public sealed record AlarmWebhookOrder(Guid ChannelId, string Body)
{
    /// <summary>As it is encrypted.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, AlarmWebhookJson.Default.AlarmWebhookOrder);

    /// <exception cref="JsonException">It is none.</exception>
    public static AlarmWebhookOrder Read(string json) => JsonSerializer.Deserialize(json, AlarmWebhookJson.Default.AlarmWebhookOrder) ?? throw new JsonException();
}
