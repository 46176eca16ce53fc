using AskPro.Data.PhoneNumbers;
using Xunit;

namespace AskPro.Tests.Unit.PhoneNumbers;

public sealed class PhoneNumberReaderTests
{
    [Theory]
    [InlineData("+493083793369")]
    [InlineData("+49 30 837 93 369")]
    [InlineData("+49-30-83793369")]
    [InlineData("+49 (30) 83793369")]
    [InlineData("+49 (0)30 83793369")]
    [InlineData("030 83793369")]
    [InlineData("030-83793369")]
    [InlineData("030/837 93 369")]
    [InlineData("0-30-837-933-69")]
    [InlineData("0049 30 83793369")]
    [InlineData("493083793369")]
    [InlineData("0493083793369")]
    [InlineData("  +493083793369 ")]
    [InlineData("\uFF0B49\u00A030\u00A083793369")]
    public void Every_spelling_of_a_Berlin_number_is_one_number(string spelling)
    {
        Assert.True(PhoneNumberReader.TryReadE164(spelling, out var e164));
        Assert.Equal("+493083793369", e164);
    }

    [Theory]
    [InlineData("+49 176 12345678", "+4917612345678")]
    [InlineData("0176 12345678", "+4917612345678")]
    [InlineData("4917612345678", "+4917612345678")]
    [InlineData("+4915112345678", "+4915112345678")]
    [InlineData("0800 3301000", "+498003301000")]
    [InlineData("+43 1 5123456", "+4315123456")]
    [InlineData("0043 1 5123456", "+4315123456")]
    [InlineData("+41 44 668 18 00", "+41446681800")]
    [InlineData("+493023125001", "+493023125001")]
    public void Mobiles_freephone_and_neighbours_are_read(string spelling, string expected)
    {
        Assert.True(PhoneNumberReader.TryReadE164(spelling, out var e164));
        Assert.Equal(expected, e164);
    }

    [Theory]
    [InlineData("04921 123456", "+494921123456")]
    [InlineData("04941-12345", "+49494112345")]
    [InlineData("0491 9212345", "+494919212345")]
    public void Area_codes_that_begin_with_49_are_not_taken_for_the_country_code(string spelling, string expected)
    {
        Assert.True(PhoneNumberReader.TryReadE164(spelling, out var e164));
        Assert.Equal(expected, e164);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("anonymous")]
    [InlineData("unknown")]
    [InlineData("Restricted")]
    [InlineData("{{caller_phone_number}}")]
    [InlineData("123")]
    [InlineData("110")]
    [InlineData("83793369")]
    [InlineData("17612345678")]
    [InlineData("+")]
    [InlineData("+49")]
    [InlineData("00")]
    [InlineData("+999123456789")]
    [InlineData("sip:agent@example.org")]
    [InlineData("030 83793369 oder 030 83793370")]
    [InlineData("+4930837933690000000000000000000000000000000000000000000000000000000")]
    public void What_is_not_certainly_a_number_is_none(string? text)
    {
        Assert.False(PhoneNumberReader.TryReadE164(text, out var e164));
        Assert.Null(e164);
    }

    [Fact]
    public void What_was_read_is_read_again_as_the_same()
    {
        Assert.True(PhoneNumberReader.TryReadE164("030 83793369", out var once));
        Assert.True(PhoneNumberReader.TryReadE164(PhoneNumberReader.Format(once), out var twice));
        Assert.Equal(once, twice);
    }

    [Fact]
    public void A_number_is_shown_in_groups() =>
        Assert.Equal("+49 30 83793369", PhoneNumberReader.Format("+493083793369"));

    [Fact]
    public void What_cannot_be_formatted_is_shown_as_it_is() => Assert.Equal("anonymous", PhoneNumberReader.Format("anonymous"));
}
