namespace AskPro.Data.Outbox;

/// <summary>The words of <c>outbox_messages.kind</c>.</summary>
public static class OutboxKinds
{
    /// <summary>An e-mail.</summary>
    public const string Mail = "mail";

    /// <summary>A message of the alarms to a webhook.</summary>
    public const string AlarmWebhook = "alarm_webhook";
}
