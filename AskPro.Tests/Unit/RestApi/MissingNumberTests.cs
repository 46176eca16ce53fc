using AskPro.Api.Features.Calls;
using Xunit;

namespace AskPro.Tests.Unit.RestApi;

public sealed class MissingNumberTests
{
    [Theory]
    [InlineData("phone_call", "inbound", null, "Withheld", null)]
    [InlineData("phone_call", "inbound", "anonymous", "Withheld", null)]
    [InlineData("phone_call", "inbound", "Unknown", "Withheld", null)]
    [InlineData("phone_call", "inbound", "+266696687", "Withheld", null)]
    [InlineData("phone_call", "inbound", "sip:anonymous@anonymous.invalid", "Withheld", null)]
    [InlineData(null, "inbound", null, "Withheld", null)]
    [InlineData("phone_call", "inbound", "sip:lena@example.org", "Unreadable", "sip:lena@example.org")]
    [InlineData("phone_call", "inbound", "+49301", "Unreadable", "+49301")]
    [InlineData("phone_call", "outbound", null, "Unreadable", "+2")]
    [InlineData("phone_call", null, "+1", "Unknown", null)]
    [InlineData("web_call", null, null, "WebCall", null)]
    [InlineData("web_call", "inbound", "anonymous", "WebCall", null)]
    public void The_reason_is_the_one_that_the_event_tells(string? type, string? direction, string? from, string kind, string? text)
    {
        var missing = MissingNumber.Of(type, direction, from, to: "+2", unreadable: []);

        Assert.Equal((kind, text), (missing.Kind.ToString(), missing.Text));
    }

    [Theory]
    [InlineData("inbound", "from_number", "Unreadable")]
    [InlineData("inbound", "to_number", "Withheld")]
    [InlineData("outbound", "to_number", "Unreadable")]
    [InlineData("outbound", "from_number", "Unknown")]
    public void A_number_whose_text_was_broken_was_not_withheld(string direction, string field, string kind)
    {
        var missing = MissingNumber.Of("phone_call", direction, from: null, to: null, [field]);

        Assert.Equal((kind, null), (missing.Kind.ToString(), missing.Text));
    }
}
