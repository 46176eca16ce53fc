using System.Globalization;
using AskPro.Integrations.Retell.Rehearsal;

namespace AskPro.Simulator.Pages;

/// <summary>The words of the page in one language.</summary>
public sealed record PageTexts(
    string Language, string Title, string Lead, string Mails, string Alerts, string Scenario, string Business, string BusinessHint, string From, string FromHint, string Size, string AsWritten,
    string Speed, string Faults, string Duplicate, string Reorder, string DelayMs, string Drop, string Place, string Recent, string None,
    string Event, string Attempt, string Answer, string Duration, string Running, string Done, string Unreachable, string Timeout, string Invalid, string OtherLanguage,
    IReadOnlyDictionary<CallScenario, string> Scenarios)
{
    private static readonly PageTexts German = new(
        "de", "Anrufe simulieren", "Hier spielen Sie Retell: Jeder Anruf kommt als echt signierter Webhook an.", "E-Mails ansehen", "Alarme ansehen", "Anliegen", "Angerufene Nummer",
        "Die Nummern der beiden Demo-Betriebe, oder eine andere.", "Nummer des Anrufers", "Leer = jemand aus der Besetzung, anonymous = unterdrückt.",
        "Größe", "wie im Drehbuch", "Tempo (1 = echt)", "Störungen", "Alles doppelt senden", "Reihenfolge umkehren", "Verspätung in Millisekunden",
        "Nicht senden", "Anruf starten", "Letzte Anrufe", "Noch kein Anruf simuliert.", "Ereignis", "Versuch", "Antwort", "Dauer",
        "läuft", "fertig", "nicht erreichbar", "keine Antwort in 10 s", "Diese Angaben passen nicht:", "English",
        new Dictionary<CallScenario, string>
        {
            [CallScenario.Booking] = "Termin buchen", [CallScenario.Callback] = "Rückruf gewünscht", [CallScenario.Hangup] = "Legt auf",
            [CallScenario.Information] = "Auskunft", [CallScenario.Reschedule] = "Termin verschieben", [CallScenario.Cancellation] = "Termin absagen",
            [CallScenario.Transfer] = "Weiterleitung", [CallScenario.Spam] = "Werbung", [CallScenario.Failure] = "Technische Störung",
            [CallScenario.Unreached] = "Rückruf nicht erreicht",
        });

    private static readonly PageTexts English = new(
        "en", "Simulate calls", "Here you play Retell: every call arrives as a properly signed webhook.", "Read the mails", "Read the alerts", "Subject", "Number called",
        "The numbers of the two demo businesses, or another one.", "Caller's number", "Empty = somebody of the cast, anonymous = withheld.",
        "Size", "as written", "Speed (1 = real)", "Faults", "Send everything twice", "Reverse the order", "Delay in milliseconds",
        "Do not send", "Place call", "Recent calls", "No call simulated yet.", "Event", "Try", "Answer", "Duration",
        "running", "done", "unreachable", "no answer within 10 s", "These values do not fit:", "Deutsch",
        new Dictionary<CallScenario, string>
        {
            [CallScenario.Booking] = "Book an appointment", [CallScenario.Callback] = "Callback wanted", [CallScenario.Hangup] = "Hangs up",
            [CallScenario.Information] = "Question", [CallScenario.Reschedule] = "Move an appointment", [CallScenario.Cancellation] = "Cancel an appointment",
            [CallScenario.Transfer] = "Transfer", [CallScenario.Spam] = "Advertising", [CallScenario.Failure] = "Technical failure",
            [CallScenario.Unreached] = "Callback not answered",
        });

    internal string Other => Language == "de" ? "en" : "de";

    internal CultureInfo Culture => CultureInfo.GetCultureInfo(Language == "de" ? "de-DE" : "en-GB");

    /// <summary>The language asked for, else the browser's first, else German.</summary>
    internal static PageTexts For(string? asked, HttpRequest request)
    {
        var wanted = asked ?? request.GetTypedHeaders().AcceptLanguage.OrderByDescending(entry => entry.Quality ?? 1).FirstOrDefault()?.Value.Value;
        return wanted?.StartsWith("en", StringComparison.OrdinalIgnoreCase) is true ? English : German;
    }
}
