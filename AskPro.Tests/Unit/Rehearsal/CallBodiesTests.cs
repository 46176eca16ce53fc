using System.Text;
using System.Text.Json;
using AskPro.Integrations.Retell.Rehearsal;
using AskPro.Integrations.Retell.Webhooks;
using Xunit;

namespace AskPro.Tests.Unit.Rehearsal;

/// <summary>Rehearsed bodies have Retell's shape.</summary>
public sealed class CallBodiesTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(1));

    public static TheoryData<Trade, string> EveryScript()
    {
        var data = new TheoryData<Trade, string>();
        foreach (var trade in Enum.GetValues<Trade>())
        {
            foreach (var script in CallScripts.Of(trade))
                data.Add(trade, script.Name);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryScript))]
    public void Every_script_is_readable_complete_and_compact(Trade trade, string name)
    {
        var call = Rehearse(trade, name, CallExtent.AsWritten);

        foreach (var body in new[] { CallBodies.Started(call), CallBodies.Ended(call), CallBodies.Analyzed(call) })
        {
            Assert.Equal(RetellEnvelopeFault.None, RetellEnvelopeReader.Read(body, out var envelope));
            Assert.Equal(call.CallId, envelope.CallId);
            Assert.Equal(call.Business.Number, envelope.BusinessNumber);
            var text = Encoding.UTF8.GetString(body);
            Assert.DoesNotContain("\\u", text, StringComparison.Ordinal);
            Assert.DoesNotContain("{business}", text, StringComparison.Ordinal);
            foreach (var placeholder in new[] { "caller", "name", "last", "day", "weekday", "date", "time" })
                Assert.DoesNotContain($"{{{placeholder}}}", text, StringComparison.Ordinal);
            using var json = JsonDocument.Parse(body);
            Assert.Equal(JsonSerializer.Serialize(json.RootElement, Plain), text);
        }
    }

    [Theory]
    [InlineData(CallExtent.OneKilobyte, 800, 1_600)]
    [InlineData(CallExtent.ThreeKilobytes, 2_000, 4_200)]
    [InlineData(CallExtent.ThirtyKilobytes, 25_000, 36_000)]
    public void The_analysed_body_has_about_the_wanted_size(CallExtent extent, int least, int most)
    {
        foreach (var scenario in new[] { CallScenario.Booking, CallScenario.Callback })
        {
            foreach (var script in CallScripts.Of(Trade.Salon).Where(script => script.Scenario == scenario))
                Assert.InRange(CallBodies.Analyzed(Rehearse(Trade.Salon, script.Name, extent)).Length, least, most);
        }
    }

    [Fact]
    public void Every_scenario_can_be_played_for_every_trade() =>
        Assert.All(Enum.GetValues<Trade>(), trade => Assert.Equal(
            Enum.GetValues<CallScenario>(), CallScripts.Of(trade).Select(script => script.Scenario).Distinct().Order()));

    [Fact]
    public void Words_follow_each_other_in_time_and_end_before_the_call()
    {
        var call = Rehearse(Trade.Salon, "Haarschnitt mit Waschen und Föhnen", CallExtent.AsWritten);
        using var json = JsonDocument.Parse(CallBodies.Ended(call));

        var times = json.RootElement.GetProperty("call").GetProperty("transcript_object").EnumerateArray()
            .SelectMany(turn => turn.GetProperty("words").EnumerateArray())
            .SelectMany(word => new[] { word.GetProperty("start").GetDouble(), word.GetProperty("end").GetDouble() })
            .ToArray();

        Assert.Equal(times.Order(), times);
        Assert.InRange(times[^1], 20, call.Duration.TotalSeconds);
    }

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static StagedCall Rehearse(Trade trade, string name, CallExtent extent)
    {
        var business = trade is Trade.Salon ? RehearsalBusiness.Salon : RehearsalBusiness.Practice;
        var random = new Random(7);
        return StagedCall.Rehearse(CallScripts.Of(trade).Single(script => script.Name == name), business, RehearsalCaller.Any(random), Start, random, extent);
    }
}
