using System.Text;
using AskPro.Api.Features.Events;
using Xunit;

namespace AskPro.Tests.Unit.RestApi;

public sealed class MaskedBodyTests
{
    private const string Said =
        """{"event":"call_ended","+491713920017":1,"call":{"call_id":"call_1","from_number":"+491713920017","direction":"inbound","duration_ms":61000,"disconnection_reason":"Sabine Müller",""" +
        """ "latency":{"e2e":{"p50":812,"values":[1,2]}},"metadata":{"event":"Sabine","age":41},"transcript_object":[{"role":"agent","content":"Guten Tag","words":[]},{"role":"user"}],"opt_out_sensitive_data_storage":false,"recording_url":null}}""";

    [Fact]
    public void The_structure_and_codes_are_shown_and_nothing_that_may_be_about_a_person() =>
        Assert.Equal(
            """
            {
              "event": "call_ended",
              "•••": •••,
              "call": {
                "call_id": "call_1",
                "from_number": "•••",
                "direction": "inbound",
                "duration_ms": 61000,
                "disconnection_reason": "•••",
                "latency": {
                  "e2e": {
                    "p50": 812,
                    "values": [
                      1,
                      2
                    ]
                  }
                },
                "metadata": {
                  "event": "•••",
                  "age": •••
                },
                "transcript_object": [
                  {
                    "role": "agent",
                    "content": "•••",
                    "words": []
                  },
                  {
                    "role": "user"
                  }
                ],
                "opt_out_sensitive_data_storage": false,
                "recording_url": null
              }
            }
            """,
            MaskedBody.Of(Encoding.UTF8.GetBytes(Said), isWhole: true));

    [Theory]
    [InlineData("""{"event":"\ud800","\udfff":1,"call":{"call_id":"call_1"}}""")]
    [InlineData("{\"event\":\"\u00ff\",\"\u00ff\":1,\"call\":{\"call_id\":\"call_1\"}}")]
    public void What_is_no_text_is_masked_like_any_other(string said) =>
        Assert.Equal(
            """
            {
              "event": "•••",
              "•••": •••,
              "call": {
                "call_id": "call_1"
              }
            }
            """,
            MaskedBody.Of(Encoding.Latin1.GetBytes(said), isWhole: true));

    [Fact]
    public void A_name_with_a_point_leads_to_nothing_that_is_shown() =>
        Assert.DoesNotContain("sabine", MaskedBody.Of("""{"call.call_id":"sabine","call":{"call_analysis.user_sentiment":"sabine"}}"""u8, isWhole: true), StringComparison.Ordinal);

    [Fact]
    public void However_a_body_is_cut_nothing_of_a_person_comes_out()
    {
        var body = Encoding.UTF8.GetBytes(Said);
        for (var length = 1; length < body.Length; length++)
        {
            var masked = MaskedBody.Of(body.AsSpan(0, length), isWhole: false);
            foreach (var secret in new[] { "17139", "Sabine", "Guten", "41" })
                Assert.DoesNotContain(secret, masked ?? "", StringComparison.Ordinal);
        }

        Assert.EndsWith("\n…", MaskedBody.Of(body.AsSpan(0, 100), isWhole: false), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sabine Müller")]
    [InlineData("{\"event\":\"call_ended\"")]
    [InlineData("")]
    public void What_is_no_JSON_is_not_shown(string said) => Assert.Null(MaskedBody.Of(Encoding.UTF8.GetBytes(said), isWhole: true));

    [Fact]
    public void A_large_body_ends_early()
    {
        var masked = MaskedBody.Of(Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("\"x\"", 50_000))}]"), isWhole: true)!;

        Assert.InRange(masked.Length, 64 * 1024, 64 * 1024 + 200);
        Assert.EndsWith("\n…", masked, StringComparison.Ordinal);
    }
}
