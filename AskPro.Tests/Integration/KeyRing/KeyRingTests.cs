using AskPro.ServiceDefaults.KeyRing;
using AskPro.Tests.Integration.Tenancy;
using AskPro.Tests.Support.Databases;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Xunit;

namespace AskPro.Tests.Integration.KeyRing;

/// <summary>The key ring as Web uses it: with a role that has that table and nothing else.</summary>
public sealed class KeyRingTests(Postgres18 server) : IClassFixture<Postgres18>
{
    private const string MasterKey = "a master key that is only for these tests";
    private static readonly Guid Company = Guid.Parse("018f0000-0000-7000-8000-000000000001");

    [Fact]
    public void What_one_instance_protects_another_reads_after_a_restart()
    {
        string cookie;
        using (var first = Host("askpro_web", MasterKey, "AskPro.Web"))
        {
            cookie = Protect(first, "session token");
        }

        using var second = Host("askpro_web", MasterKey, "AskPro.Web");
        Assert.Equal("session token", Unprotect(second, cookie));
    }

    [Fact]
    public async Task The_stored_keys_are_wrapped()
    {
        using var host = Host("askpro_web", MasterKey, "AskPro.Web");
        Protect(host, "anything");
        Assert.Equal(0, await server.Owner.AskAsync<long>(null, "select count(*) from data_protection_keys where xml not like '%<wrapped%'"));
        Assert.Equal(0, await server.Owner.AskAsync<long>(null, "select count(*) from data_protection_keys where xml like '%masterKey%'"));
    }

    [Fact]
    public void With_another_master_key_nothing_is_readable()
    {
        using var right = Host("askpro_web", MasterKey, "AskPro.Web");
        var cookie = Protect(right, "session token");
        using var wrong = Host("askpro_web", "another master key, also long enough", "AskPro.Web");
        Assert.ThrowsAny<Exception>(() => Unprotect(wrong, cookie));
    }

    [Fact]
    public void Web_cannot_read_what_Api_and_Worker_share()
    {
        using var api = Host("askpro_api", MasterKey, "AskPro");
        using var worker = Host("askpro_worker", MasterKey, "AskPro");
        using var web = Host("askpro_web", MasterKey, "AskPro.Web");
        var stored = Text(api).Protect(ProtectedText.RetellApiKey, Company, "key_1");
        Assert.Equal("key_1", Text(worker).Unprotect(ProtectedText.RetellApiKey, Company, stored));
        Assert.ThrowsAny<Exception>(() => Text(web).Unprotect(ProtectedText.RetellApiKey, Company, stored));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("too short")]
    public async Task Without_a_master_key_the_process_does_not_start_and_says_why(string? masterKey)
    {
        using var host = Host("askpro_web", masterKey, "AskPro.Web");
        var error = await Assert.ThrowsAsync<OptionsValidationException>(
            () => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains("KeyRing:MasterKey", error.Message, StringComparison.Ordinal);
        Assert.Contains("openssl rand", error.Message, StringComparison.Ordinal);
    }

    private static ProtectedText Text(IHost host) => host.Services.GetRequiredService<ProtectedText>();

    private static string Protect(IHost host, string text) =>
        host.Services.GetDataProtectionProvider().CreateProtector("test").Protect(text);

    private static string Unprotect(IHost host, string text) =>
        host.Services.GetDataProtectionProvider().CreateProtector("test").Unprotect(text);

    private IHost Host(string role, string? masterKey, string application)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:askpro"] = server.ConnectionString(role),
            ["KeyRing:MasterKey"] = masterKey,
        });
        builder.AddServiceDefaults();
        builder.AddAskProKeyRing(application);
        return builder.Build();
    }
}
