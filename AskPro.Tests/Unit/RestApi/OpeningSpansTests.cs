using AskPro.Api.Features.Branches;
using Xunit;

namespace AskPro.Tests.Unit.RestApi;

public sealed class OpeningSpansTests
{
    [Theory]
    [InlineData("9-18", "09:00-18:00")]
    [InlineData("9–12, 13:30–18", "09:00-12:00, 13:30-18:00")]
    [InlineData("14.00 - 18.15 Uhr; 8 bis 12 Uhr", "08:00-12:00, 14:00-18:15")]
    [InlineData("von 9:00 Uhr bis 24 Uhr", "09:00-24:00")]
    [InlineData("9-12,12-15", "09:00-12:00, 12:00-15:00")]
    [InlineData("09:00-12:00, 13:00-18:00", "09:00-12:00, 13:00-18:00")]
    [InlineData("   ", null)]
    [InlineData(null, null)]
    public void Hours_are_read_as_people_write_them(string? text, string? written)
    {
        Assert.Null(OpeningSpans.Read(text, out var spans));
        Assert.Equal(written, OpeningSpans.Write(spans));
    }

    [Theory]
    [InlineData("9-12, 11-18", "overlapping_hours")]
    [InlineData("8-20, 9-10, 10-11", "overlapping_hours")]
    [InlineData("18-2", "after_midnight")]
    [InlineData("22:00-00:30", "after_midnight")]
    [InlineData("9-9", "unreadable_hours")]
    [InlineData("25-26", "unreadable_hours")]
    [InlineData("9-24:30", "unreadable_hours")]
    [InlineData("9:75-12", "unreadable_hours")]
    [InlineData("vormittags", "unreadable_hours")]
    [InlineData("9", "unreadable_hours")]
    public void What_cannot_be_hours_is_refused_with_the_reason(string text, string code)
    {
        Assert.Equal(code, OpeningSpans.Read(text, out var spans));
        Assert.Empty(spans);
    }

    [Fact]
    public void Endless_text_is_refused() => Assert.Equal("too_long", OpeningSpans.Read(new string('9', 10_000), out _));
}
