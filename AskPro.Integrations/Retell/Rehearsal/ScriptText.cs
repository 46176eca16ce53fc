using System.Globalization;
using System.Text;

namespace AskPro.Integrations.Retell.Rehearsal;

/// <summary>Fills the placeholders of a script: <c>{business} {caller} {name} {last} {day} {weekday} {date} {time}</c>.</summary>
internal sealed class ScriptText
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");
    private static readonly string[] Times = ["09:00", "09:30", "10:30", "11:15", "13:30", "14:00", "15:45", "17:30"];

    private readonly (string Placeholder, string Value)[] values;

    internal ScriptText(RehearsalBusiness business, RehearsalCaller caller, DateTimeOffset callStart, Random random)
    {
        var day = callStart.AddDays(random.Next(2, 9));
        if (day.DayOfWeek is DayOfWeek.Sunday) day = day.AddDays(1);

        values =
        [
            ("{business}", business.SpokenName),
            ("{caller}", $"{caller.Salutation} {caller.Last}"),
            ("{name}", caller.Name),
            ("{last}", caller.Last),
            ("{day}", day.ToString("dddd, 'den' d. MMMM", German)),
            ("{weekday}", day.ToString("dddd", German)),
            ("{date}", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("{time}", Times[random.Next(Times.Length)]),
        ];
    }

    internal string Fill(string template)
    {
        if (!template.Contains('{', StringComparison.Ordinal)) return template;
        var text = new StringBuilder(template);
        foreach (var (placeholder, value) in values)
            text.Replace(placeholder, value);
        return text.ToString();
    }
}
