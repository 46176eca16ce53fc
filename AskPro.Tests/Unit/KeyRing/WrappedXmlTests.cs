using System.Security.Cryptography;
using System.Xml.Linq;
using AskPro.ServiceDefaults.KeyRing;
using Xunit;

namespace AskPro.Tests.Unit.KeyRing;

public sealed class WrappedXmlTests
{
    private static readonly byte[] Key = MasterKey.Derive("a master key that is only for these tests");
    private static readonly XElement Plain = XElement.Parse("<key id=\"1\"><secret>streng geheim äöü</secret></key>");

    [Fact]
    public void What_was_wrapped_comes_back_unchanged() =>
        Assert.True(XNode.DeepEquals(Plain, WrappedXml.Unwrap(Key, WrappedXml.Wrap(Key, Plain))));

    [Fact]
    public void Nothing_of_the_content_shows() =>
        Assert.DoesNotContain("geheim", WrappedXml.Wrap(Key, Plain).ToString(), StringComparison.Ordinal);

    [Fact]
    public void The_same_content_is_wrapped_differently_every_time() =>
        Assert.NotEqual(WrappedXml.Wrap(Key, Plain).Value, WrappedXml.Wrap(Key, Plain).Value);

    [Fact]
    public void Every_changed_byte_is_noticed()
    {
        var sealedText = Convert.FromBase64String(WrappedXml.Wrap(Key, Plain).Value);
        for (var i = 0; i < sealedText.Length; i++)
        {
            var changed = (byte[])sealedText.Clone();
            changed[i] ^= 1;
            var element = new XElement("wrapped", Convert.ToBase64String(changed));
            Assert.ThrowsAny<CryptographicException>(() => WrappedXml.Unwrap(Key, element));
        }
    }

    [Theory]
    [InlineData("<wrapped></wrapped>")]
    [InlineData("<wrapped>AAAA</wrapped>")]
    public void What_is_too_short_is_refused(string xml) =>
        Assert.ThrowsAny<CryptographicException>(() => WrappedXml.Unwrap(Key, XElement.Parse(xml)));

    [Fact]
    public void Another_master_key_opens_nothing()
    {
        var wrapped = WrappedXml.Wrap(Key, Plain);
        var other = MasterKey.Derive("a master key that is NOT for these tests");
        Assert.ThrowsAny<CryptographicException>(() => WrappedXml.Unwrap(other, wrapped));
    }
}
