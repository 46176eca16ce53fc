using System.Globalization;

namespace AskPro.Worker.Alarms;

/// <summary>Figures of the alarms and their values in words.</summary>
internal static class AlarmWords
{
    public static string Figure(string name, string language)
    {
        var (german, english) = name switch
        {
            "api_state" => ("Zustand der Api", "State of Api"),
            "intake_state" => ("Zustand der Anrufannahme", "State of the intake of calls"),
            "accepted_webhooks" => ("Neue Ereignisse in 5 Minuten", "New events within 5 minutes"),
            "refused_webhooks" => ("Abgewiesene Webhooks in 5 Minuten", "Refused webhooks within 5 minutes"),
            "webhooks_not_stored" => ("Nicht gespeicherte Webhooks in 5 Minuten", "Webhooks not stored within 5 minutes"),
            "database_state" => ("Zustand der Datenbank", "State of the database"),
            "database_answer" => ("Antwortzeit der Datenbank", "Answer time of the database"),
            "processing_state" => ("Zustand der Verarbeitung", "State of the processing"),
            "oldest_event" => ("Wartezeit des ältesten Ereignisses", "Wait of the oldest event"),
            "waiting_events" => ("Wartende Ereignisse", "Waiting events"),
            "set_aside_state" => ("Zustand der beiseitegelegten Ereignisse", "State of the events set aside"),
            "dead_letters" => ("Endgültig gescheiterte Ereignisse", "Dead letters"),
            "quarantined_events" => ("Unlesbare Ereignisse", "Unreadable events"),
            "unassigned_events" => ("Nicht zugeordnete Ereignisse", "Unassigned events"),
            "cache_state" => ("Zustand des Zwischenspeichers", "State of the cache"),
            "cache_answer" => ("Antwortzeit des Zwischenspeichers", "Answer time of the cache"),
            "mails_state" => ("Zustand der E-Mails", "State of the mails"),
            "oldest_mail" => ("Wartezeit der ältesten E-Mail", "Wait of the oldest mail"),
            "waiting_mails" => ("Wartende E-Mails", "Waiting mails"),
            "dead_mails" => ("Nicht zustellbare E-Mails", "Mails that could not be sent"),
            "retell_api_state" => ("Zustand von Retell, gefragt von der Api", "State of Retell, asked by Api"),
            "retell_worker_state" => ("Zustand von Retell, gefragt vom Worker", "State of Retell, asked by Worker"),
            _ => (name, name),
        };
        return language == "en" ? english : german;
    }

    public static string Value(double value, string unit, string language) => (unit, value) switch
    {
        ("state", >= 2) => language == "en" ? "down" : "ausgefallen",
        ("state", >= 1) => language == "en" ? "degraded" : "eingeschränkt",
        ("state", _) => language == "en" ? "well" : "in Ordnung",
        ("seconds", _) => value.ToString("0.###", Culture(language)) + " s",
        _ => value.ToString("N0", Culture(language)),
    };

    private static CultureInfo Culture(string language) => CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "de-DE");
}
