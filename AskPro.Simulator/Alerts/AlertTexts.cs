using AskPro.Simulator.Pages;

namespace AskPro.Simulator.Alerts;

/// <summary>The words of the page of alerts in one language.</summary>
public sealed record AlertTexts(
    PageTexts Page, string Title, string Lead, string Calls, string None, string Received, string State, string Firing, string Over, string Alert, string Runbook)
{
    internal static AlertTexts For(PageTexts page) => page.Language == "en"
        ? new AlertTexts(
            page, "Alerts", "What Alertmanager delivers in development arrives here, as it would with whoever is on call.", "Simulate calls", "No alert yet.",
            "Received", "State", "fires", "over", "Alert", "What to do")
        : new AlertTexts(
            page, "Alarme", "Was Alertmanager in der Entwicklung zustellt, kommt hier an wie sonst beim Bereitschaftsdienst.", "Anrufe simulieren", "Noch kein Alarm.",
            "Eingang", "Zustand", "besteht", "vorbei", "Alarm", "Was zu tun ist");
}
