using System.Text;
using AskPro.Integrations.Retell.Signatures;
using Xunit;

namespace AskPro.Tests.Unit.Retell;

public sealed class RetellSignatureTests
{
    private const string Key = "key_5d2f8c1ab94e7036f0c3b6a81e27";
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"event":"call_started"}""");
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(1773752712318);
    private static readonly string Digest = RetellSignature.Sign(Body, Key, Now).Split(",d=")[1];

    [Theory]
    [MemberData(nameof(RetellSignatureVector.Ids), MemberType = typeof(RetellSignatureVector))]
    public void Published_vectors_are_judged_as_published(string id)
    {
        var vector = RetellSignatureVector.Get(id);

        var verdict = RetellSignature.Verify(vector.Header, vector.Body, vector.Key, vector.VerifyAt);

        Assert.Equal(vector.Valid ? RetellSignatureVerdict.Valid : RetellSignatureVerdict.Stale, verdict);
    }

    [Fact]
    public void All_nine_vectors_are_there() => Assert.Equal(9, RetellSignatureVector.Ids().Count);

    [Theory]
    [MemberData(nameof(RetellSignatureVector.Ids), MemberType = typeof(RetellSignatureVector))]
    public void Signing_gives_the_published_header(string id)
    {
        var vector = RetellSignatureVector.Get(id);
        Assert.True(RetellSignatureHeader.TryParse(vector.Header, out var header));

        Assert.Equal(vector.Header, RetellSignature.Sign(vector.Body, vector.Key, header.SignedAt));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void An_absent_header_is_missing(string? header) =>
        Assert.Equal(RetellSignatureVerdict.Missing, RetellSignature.Verify(header, Body, Key, Now));

    [Theory]
    [InlineData("{digest}")]
    [InlineData("sha256={digest}")]
    [InlineData("v=1773752712318")]
    [InlineData("d={digest},v=1773752712318")]
    [InlineData("v=1773752712318,d=")]
    [InlineData("v=,d={digest}")]
    [InlineData("v=1773752712318,d={digest}0")]
    [InlineData("v=1773752712318,d={digest},x=1")]
    [InlineData("v=1773752712318, d={digest}")]
    [InlineData(" v=1773752712318,d={digest}")]
    [InlineData("V=1773752712318,D={digest}")]
    [InlineData("v=-1773752712318,d={digest}")]
    [InlineData("v=+1773752712318,d={digest}")]
    [InlineData("v=01773752712318,d={digest}")]
    [InlineData("v=0,d={digest}")]
    [InlineData("v=1773752712.318,d={digest}")]
    [InlineData("v=1773752712318000000000,d={digest}")]
    [InlineData("v=999999999999999,d={digest}")]
    [InlineData("v=1773752712318,d=zz4cabe7dd8f6d1c6e4a8324ca92c812e6ad4a7ee506c04f7e462e3321823ezz")]
    public void Any_other_form_is_malformed(string header) => Assert.Equal(
        RetellSignatureVerdict.Malformed,
        RetellSignature.Verify(header.Replace("{digest}", Digest, StringComparison.Ordinal), Body, Key, Now));

    [Theory]
    [InlineData(300_000, RetellSignatureVerdict.Valid)]
    [InlineData(-300_000, RetellSignatureVerdict.Valid)]
    [InlineData(300_001, RetellSignatureVerdict.Stale)]
    [InlineData(-300_001, RetellSignatureVerdict.Stale)]
    public void The_tolerance_includes_its_edges(int milliseconds, RetellSignatureVerdict expected) => Assert.Equal(
        expected,
        RetellSignature.Verify(RetellSignature.Sign(Body, Key, Now), Body, Key, Now.AddMilliseconds(milliseconds)));

    [Fact]
    public void Another_key_another_body_and_another_time_are_wrong()
    {
        var header = RetellSignature.Sign(Body, Key, Now);
        var later = header.Replace("1773752712318", "1773752712319", StringComparison.Ordinal);

        Assert.Equal(RetellSignatureVerdict.Wrong, RetellSignature.Verify(header, Body, Key + " ", Now));
        Assert.Equal(RetellSignatureVerdict.Wrong, RetellSignature.Verify(header, [.. Body, (byte)'\n'], Key, Now));
        Assert.Equal(RetellSignatureVerdict.Wrong, RetellSignature.Verify(later, Body, Key, Now));
        Assert.Equal(RetellSignatureVerdict.Wrong, RetellSignature.Verify(header[..^1] + (header[^1] == '0' ? '1' : '0'), Body, Key, Now));
    }

    [Fact]
    public void Digest_digits_may_be_upper_case_as_in_the_vendors_typescript_verifier() =>
        Assert.Equal(RetellSignatureVerdict.Valid, RetellSignature.Verify($"v=1773752712318,d={Digest.ToUpperInvariant()}", Body, Key, Now));

    [Theory]
    [InlineData(0)]
    [InlineData(32 * 1024)]
    [InlineData((32 * 1024) + 1)]
    [InlineData(1_000_000)]
    public void Both_ways_of_hashing_agree_whatever_the_size(int size)
    {
        var body = new byte[size];
        Random.Shared.NextBytes(body);
        var message = body.Concat(Encoding.ASCII.GetBytes("1773752712318")).ToArray();
        var expected = Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), message));

        Assert.Equal($"v=1773752712318,d={expected}", RetellSignature.Sign(body, Key, Now));
    }
}
