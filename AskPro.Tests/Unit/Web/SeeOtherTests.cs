using AskPro.Web.Sessions;
using Xunit;

namespace AskPro.Tests.Unit.Web;

public sealed class SeeOtherTests
{
    [Theory]
    [InlineData("/anrufe?anzahl=100", "/anrufe?anzahl=100")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("~/anrufe", "/")]
    [InlineData("anrufe", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public void Only_local_paths_are_followed(string? wanted, string expected) =>
        Assert.Equal(expected, new SeeOther(wanted).Location);
}
