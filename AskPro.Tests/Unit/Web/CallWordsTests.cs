using System.Globalization;
using AskPro.Web.Backend;
using AskPro.Web.Calls;
using Xunit;

namespace AskPro.Tests.Unit.Web;

public sealed class CallWordsTests
{
    public CallWordsTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de-DE");

    [Theory]
    [InlineData(0, "0:00")]
    [InlineData(-3, "0:00")]
    [InlineData(92.9, "1:32")]
    [InlineData(3600, "1:00:00")]
    [InlineData(7499.5, "2:04:59")]
    public void Durations_are_minutes_and_seconds(double seconds, string expected) =>
        Assert.Equal(expected, CallWords.Duration(seconds));

    [Theory]
    [InlineData(CallStates.EndNotReported, "Ende nicht gemeldet")]
    [InlineData(CallStates.AnalysisNotReceived, "Keine Auswertung erhalten")]
    [InlineData("state_of_tomorrow", "state_of_tomorrow")]
    public void States_are_said_honestly(string state, string expected) => Assert.Equal(expected, CallWords.State(state));

    [Theory]
    [InlineData("error_asr", "Technischer Fehler")]
    [InlineData("dial_failed", "Technischer Fehler")]
    [InlineData("dial_busy", "Besetzt")]
    [InlineData("reason_of_tomorrow", "reason_of_tomorrow")]
    public void Reasons_are_grouped_and_unknown_ones_shown(string reason, string expected) =>
        Assert.Equal(expected, CallWords.EndReason(reason));

    [Fact]
    public void A_withheld_number_is_said_once_and_a_number_never_twice()
    {
        var call = new CallAnswer { Id = Guid.Empty, CallId = "c", State = CallStates.Ended, FirstReceivedAt = default };
        var numbered = call with { CallerNumber = "+4917155501", CallerNumberDisplay = "+49 171 55501" };

        Assert.Equal(("Unbekannt", "Nummer unterdrückt"), (CallWords.Who(call), CallWords.WhoElse(call)));
        Assert.Equal(("+49 171 55501", null), (CallWords.Who(numbered), CallWords.WhoElse(numbered)));
        Assert.Equal(("Lena", "+49 171 55501"), (CallWords.Who(numbered with { CallerName = "Lena" }), CallWords.WhoElse(numbered with { CallerName = "Lena" })));
    }

    [Fact]
    public void Raw_json_of_a_tool_is_for_operators_only()
    {
        Assert.Equal("Antwort der Funktion", TurnWords.Text(new(0, "tool_call_result", " {\"slots\":3}", 1, 2)));
        Assert.Equal("Tasten gedrückt: 5", TurnWords.Text(new(0, "dtmf", "5", 1, 2)));
        Assert.Equal("Hallo", TurnWords.Text(new(0, "user", "Hallo", null, null)));
    }
}
