using AskPro.Data.Health;

namespace AskPro.Data.Alarms;

/// <summary>The catalogue of figures; what does not stand here cannot be watched.</summary>
public static class AlarmFigures
{
    /// <summary>All of them, on the way of a call and then what is beside it.</summary>
    public static IReadOnlyList<AlarmFigure> All { get; } =
    [
        new("api_state", ComponentNames.Api, null, ComponentCauses.NotMeasured),
        new("intake_state", ComponentNames.Intake, null, ComponentCauses.DatabaseAway),
        new("accepted_webhooks", ComponentNames.Intake, ComponentMeasures.Accepted, ComponentCauses.NotMeasured),
        new("refused_webhooks", ComponentNames.Intake, ComponentMeasures.Refused, ComponentCauses.WebhooksRefused),
        new("webhooks_not_stored", ComponentNames.Intake, ComponentMeasures.NotStored, ComponentCauses.WebhooksNotStored),
        new("database_state", ComponentNames.Database, null, ComponentCauses.DatabaseSlow),
        new("database_answer", ComponentNames.Database, ComponentMeasures.Answer, ComponentCauses.DatabaseSlow),
        new("processing_state", ComponentNames.Processing, null, ComponentCauses.WorkerStuck),
        new("oldest_event", ComponentNames.Processing, ComponentMeasures.OldestDue, ComponentCauses.EventsWait),
        new("waiting_events", ComponentNames.Processing, ComponentMeasures.Waiting, ComponentCauses.EventsWait),
        new("set_aside_state", ComponentNames.SetAside, null, ComponentCauses.DeadLetters),
        new("dead_letters", ComponentNames.SetAside, ComponentMeasures.Dead, ComponentCauses.DeadLetters),
        new("quarantined_events", ComponentNames.SetAside, ComponentMeasures.Quarantined, ComponentCauses.QuarantineGrows),
        new("unassigned_events", ComponentNames.SetAside, ComponentMeasures.Unassigned, ComponentCauses.UnassignedGrows),
        new("cache_state", ComponentNames.Cache, null, ComponentCauses.CacheAway),
        new("cache_answer", ComponentNames.Cache, ComponentMeasures.Answer, ComponentCauses.CacheSlow),
        new("mails_state", ComponentNames.Mails, null, ComponentCauses.MailsWait),
        new("oldest_mail", ComponentNames.Mails, ComponentMeasures.OldestDue, ComponentCauses.MailsWait),
        new("waiting_mails", ComponentNames.Mails, ComponentMeasures.Waiting, ComponentCauses.MailsWait),
        new("dead_mails", ComponentNames.Mails, ComponentMeasures.Dead, ComponentCauses.MailsDead),
        new("retell_api_state", ComponentNames.RetellOfApi, null, ComponentCauses.RetellCircuitOpen),
        new("retell_worker_state", ComponentNames.RetellOfWorker, null, ComponentCauses.RetellCircuitOpen),
    ];

    /// <summary>The figure of that name; null when there is none.</summary>
    public static AlarmFigure? Find(string? name) => All.FirstOrDefault(figure => figure.Name == name);

    /// <summary>Which runbook says what to do; of a figure whose cause has none, nothing does.</summary>
    public static string? RunbookOf(string cause, string figure) => figure switch
    {
        "api_state" when cause == ComponentCauses.NotMeasured => ComponentCauses.RunbookOf(ComponentCauses.WorkerSilent),
        "accepted_webhooks" => "docs/runbooks/no-events.md",
        _ => ComponentCauses.RunbookOf(cause),
    };
}
