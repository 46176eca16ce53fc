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
        var call = new CallAnswer { Id = Guid.Empty, CallId = "c", State = CallStates.Ended, FirstReceivedAt = default, CallerNumberKind = "withheld" };
        var numbered = call with { CallerNumberKind = null, CallerNumber = "+4917155501", CallerNumberDisplay = "+49 171 55501" };

        Assert.Equal(("Unbekannt", "Nummer unterdrückt"), (CallWords.Who(call), CallWords.WhoElse(call)));
        Assert.Equal(("+49 171 55501", null), (CallWords.Who(numbered), CallWords.WhoElse(numbered)));
        Assert.Equal(("Lena", "+49 171 55501"), (CallWords.Who(numbered with { CallerName = "Lena" }), CallWords.WhoElse(numbered with { CallerName = "Lena" })));
    }

    [Theory]
    [InlineData("de-DE", "withheld", null, "Unbekannt", "Nummer unterdrückt")]
    [InlineData("en-GB", "withheld", null, "Unknown", "Number withheld")]
    [InlineData("de-DE", "web_call", null, "Web-Anruf", null)]
    [InlineData("en-GB", "web_call", null, "Web call", null)]
    [InlineData("de-DE", "unreadable", "sip:lena@example.org", "sip:lena@example.org", null)]
    [InlineData("de-DE", "unreadable", null, "Unbekannt", "Nummer nicht lesbar")]
    [InlineData("en-GB", "unreadable", null, "Unknown", "Number unreadable")]
    [InlineData("de-DE", "unknown", null, "Unbekannt", null)]
    [InlineData("de-DE", "reason_of_tomorrow", null, "Unbekannt", null)]
    [InlineData("de-DE", null, null, "Unbekannt", null)]
    public void Only_a_withheld_number_is_called_withheld(string culture, string? kind, string? display, string who, string? whoElse)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var call = new CallAnswer
        {
            Id = Guid.Empty, CallId = "c", State = CallStates.Ended, FirstReceivedAt = default, CallerNumberKind = kind, CallerNumberDisplay = display,
        };

        Assert.Equal((who, whoElse), (CallWords.Who(call), CallWords.WhoElse(call)));
        var named = call with { CallerName = "Lena" };
        Assert.Equal(("Lena", display ?? whoElse ?? (kind == "web_call" ? who : null)), (CallWords.Who(named), CallWords.WhoElse(named)));
    }

    [Fact]
    public void Raw_json_of_a_tool_is_for_operators_only()
    {
        Assert.Equal("Antwort der Funktion", TurnWords.Text(new(0, "tool_call_result", " {\"slots\":3}", 1, 2)));
        Assert.Equal("Tasten gedrückt: 5", TurnWords.Text(new(0, "dtmf", "5", 1, 2)));
        Assert.Equal("Hallo", TurnWords.Text(new(0, "user", "Hallo", null, null)));
    }
}
