using System.Text.Json;
using AskPro.Api.Features.Calls;
using Xunit;

namespace AskPro.Tests.Unit.RestApi;

public sealed class CallOutcomeTests
{
    [Theory]
    [InlineData("""{"appointment_booked":true,"callback_requested":true}""", "user_hangup", true, "appointment_booked")]
    [InlineData("""{"appointment_booked":false,"callback_requested":true}""", "user_hangup", true, "callback_needed")]
    [InlineData("""{"appointment_booked":"true"}""", "user_hangup", true, null)]
    [InlineData("""["appointment_booked"]""", "call_transfer", null, "transferred")]
    [InlineData(null, "user_hangup", false, "hung_up")]
    [InlineData(null, "user_hangup", null, null)]
    [InlineData(null, "error_asr", false, "technical_error")]
    [InlineData(null, "dial_busy", false, "not_reached")]
    [InlineData(null, "something_new", true, null)]
    [InlineData(null, null, null, null)]
    public void Only_facts_decide(string? analysis, string? reason, bool? successful, string? outcome)
    {
        JsonElement? json = analysis is null ? null : JsonElement.Parse(analysis);
        Assert.Equal(outcome, CallOutcome.Of(json, reason, successful));
    }
}
