using AskPro.Api.Features.Account;
using Xunit;

namespace AskPro.Tests.Unit.RestApi;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("", "password_too_short")]
    [InlineData("Ab3$efgh!", "password_too_short")]
    [InlineData("1234567890", "password_too_common")]
    [InlineData("aaaaaaaaaaaa", "password_too_common")]
    [InlineData("abababababab", "password_too_common")]
    [InlineData("Passwort2026!", "password_too_common")]
    [InlineData("P4ssw0rt2026", "password_too_common")]
    [InlineData("!!qwertzuiop", "password_too_common")]
    [InlineData("Willkommen_1", "password_too_common")]
    [InlineData("lena.vogt-2026", "password_like_email")]
    [InlineData("Lena.Vogt@Salon.example", "password_like_email")]
    [InlineData("drei ferne wörter", null)]
    [InlineData("korrekt-pferd-batterie", null)]
    [InlineData("パスワードは長いほうがいい", null)]
    public void A_password_is_long_and_not_what_everybody_tries(string password, string? code) =>
        Assert.Equal(code, PasswordRules.Check(password, "lena.vogt@salon.example"));

    [Fact]
    public void A_password_ends_somewhere() =>
        Assert.Equal("too_long", PasswordRules.Check(string.Concat(Enumerable.Repeat("abcdefghiJ-", 30)), null));
}
