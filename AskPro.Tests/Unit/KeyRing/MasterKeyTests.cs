using AskPro.ServiceDefaults.KeyRing;
using Xunit;

namespace AskPro.Tests.Unit.KeyRing;

public sealed class MasterKeyTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("                                        ")]
    [InlineData("too short")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("0123456789012345678901234567890")]
    public void Missing_or_short_keys_are_refused(string? masterKey) => Assert.False(MasterKey.TryRead(masterKey, out _));

    [Fact]
    public void Base64_of_32_bytes_is_taken_as_bytes()
    {
        var bytes = Enumerable.Range(0, 32).Select(i => (byte)i).ToArray();
        Assert.True(MasterKey.TryRead(Convert.ToBase64String(bytes), out var material));
        Assert.Equal(bytes, material);
    }

    [Theory]
    [InlineData("ein langer Satz, den nur der Betreiber kennt")]
    [InlineData("01234567890123456789012345678901")]
    public void Any_text_of_32_characters_will_do(string masterKey) => Assert.True(MasterKey.TryRead(masterKey, out _));

    [Fact]
    public void The_derived_key_is_stable_and_not_the_master_key()
    {
        const string masterKey = "01234567890123456789012345678901";
        var key = MasterKey.Derive(masterKey);
        Assert.Equal(32, key.Length);
        Assert.Equal(key, MasterKey.Derive(masterKey));
        Assert.NotEqual(System.Text.Encoding.UTF8.GetBytes(masterKey), key);
    }
}
