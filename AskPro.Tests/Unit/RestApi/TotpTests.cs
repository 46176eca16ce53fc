using System.Text;
using AskPro.Api.Features.SecondFactor;
using Xunit;

namespace AskPro.Tests.Unit.RestApi;

/// <summary>The vectors of RFC 6238 (appendix B, last six digits) and RFC 4648.</summary>
public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);

        Assert.Equal(code, Totp.Code(Secret, Totp.StepAt(at)));
        Assert.Equal(Totp.StepAt(at), Totp.Find(Secret, code, at));
        Assert.Equal(Totp.StepAt(at), Totp.Find(Secret, code, at.AddMinutes(9)));
        Assert.Null(Totp.Find(Secret, code, at.AddMinutes(11)));
    }

    [Theory]
    [InlineData("12345678901234567890", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")]
    [InlineData("foobar", "MZXW6YTBOI")]
    [InlineData("f", "MY")]
    public void Secrets_are_written_as_apps_read_them(string secret, string text) => Assert.Equal(text, Totp.Base32(Encoding.ASCII.GetBytes(secret)));
}
