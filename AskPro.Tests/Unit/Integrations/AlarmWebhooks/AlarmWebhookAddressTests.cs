using System.Net;
using AskPro.Integrations.AlarmWebhooks;
using Xunit;

namespace AskPro.Tests.Unit.Integrations.AlarmWebhooks;

public sealed class AlarmWebhookAddressTests
{
    [Theory]
    [InlineData("https://hooks.example.org/services/T0/B1?key=x", "https://hooks.example.org")]
    [InlineData("https://hooks.example.org:8443/a", "https://hooks.example.org:8443")]
    [InlineData("https://1.1.1.1/a", "https://1.1.1.1")]
    [InlineData("https://[2606:4700::1111]/a", "https://[2606:4700::1111]")]
    public void Https_to_the_public_internet_will_do_and_only_its_beginning_is_shown(string text, string shown) =>
        Assert.Equal(shown, AlarmWebhookAddress.Shown(AlarmWebhookAddress.Read(text, mayBeLoopback: false)!));

    [Theory]
    [InlineData("")]
    [InlineData("hooks.example.org")]
    [InlineData("/relative")]
    [InlineData("http://hooks.example.org/")]
    [InlineData("ftp://hooks.example.org/")]
    [InlineData("https://ada:secret@hooks.example.org/")]
    [InlineData("https://hooks.example.org/#part")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:10.0.0.1]/")]
    [InlineData("http://localhost/")]
    public void Everything_else_will_not(string text) => Assert.Null(AlarmWebhookAddress.Read(text, mayBeLoopback: false));

    [Fact]
    public void What_is_too_long_will_not() => Assert.Null(AlarmWebhookAddress.Read($"https://hooks.example.org/{new string('a', AlarmWebhookAddress.Longest)}", mayBeLoopback: false));

    [Fact]
    public void In_development_this_machine_will_do_without_encryption_and_no_other()
    {
        Assert.NotNull(AlarmWebhookAddress.Read("http://localhost:5120/alarm-webhooks", mayBeLoopback: true));
        Assert.NotNull(AlarmWebhookAddress.Read("http://127.0.0.1:5120/alarm-webhooks", mayBeLoopback: true));
        Assert.Null(AlarmWebhookAddress.Read("http://10.0.0.1/", mayBeLoopback: true));
        Assert.Null(AlarmWebhookAddress.Read("https://10.0.0.1/", mayBeLoopback: true));
    }

    [Theory]
    [InlineData("1.1.1.1", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("::ffff:1.1.1.1", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.8.9.1", false)]
    [InlineData("168.63.129.16", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.0.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:169.254.169.254", false)]
    [InlineData("::7f00:1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fec0::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2001::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2002:a00:1::", false)]
    public void Addresses_inside_are_refused_however_they_are_written(string address, bool may) =>
        Assert.Equal(may, PublicAddresses.May(IPAddress.Parse(address), mayBeLoopback: false));

    [Fact]
    public void The_signature_is_that_of_the_time_and_the_body()
    {
        // echo -n '1700000000.{"a":1}' | openssl dgst -sha256 -hmac secret
        Assert.Equal(
            "t=1700000000,v1=49f24e537407743fa4a0242bb63b94b9a47ee99cbbe071ccd8a22550ae411686",
            AlarmWebhookSecret.Sign("secret", """{"a":1}""", DateTimeOffset.FromUnixTimeSeconds(1_700_000_000)));
        var secret = AlarmWebhookSecret.Create();
        Assert.Equal((43, secret[..3] + secret[^3..]), (secret.Length, AlarmWebhookSecret.HintOf(secret)));
    }
}
