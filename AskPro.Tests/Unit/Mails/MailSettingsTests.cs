using System.ComponentModel.DataAnnotations;
using AskPro.Data.Outbox;
using AskPro.Integrations.Mail;
using AskPro.Worker.Mails;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Xunit;

namespace AskPro.Tests.Unit.Mails;

public sealed class MailSettingsTests
{
    private static MailOptions Good => new() { Host = "mail.example", From = "AskPro <post@example.org>" };

    public static TheoryData<Action<MailOptions>, string> Bad => new()
    {
        { mail => mail.From = null, "Mail:From" },
        { mail => mail.From = "nobody", "Mail:From" },
        { mail => mail.Password = "secret", "Mail:UserName" },
        { mail => (mail.UserName, mail.Password, mail.Security) = ("me", "secret", MailSecurity.None), "Mail:Security" },
        { mail => mail.Port = 0, "Port" },
        { mail => mail.TimeoutSeconds = 0, "TimeoutSeconds" },
    };

    [Fact]
    public void Good_settings_and_none_at_all_are_accepted()
    {
        Assert.Empty(Problems(Good));
        Assert.Empty(Problems(new MailOptions()));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void Wrong_settings_are_named(Action<MailOptions> change, string key)
    {
        var mail = Good;
        change(mail);
        Assert.Contains(key, Assert.Single(Problems(mail)).ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lease_outlasts_a_try()
    {
        var rule = new LeaseOutlastsTry(Options.Create(new MailOptions { TimeoutSeconds = 30 }));
        Assert.True(rule.Validate(null, new MailPumpOptions { LeaseSeconds = 40 }).Succeeded);
        Assert.True(rule.Validate(null, new MailPumpOptions { LeaseSeconds = 39 }).Failed);
    }

    [Fact]
    public void A_list_of_waits_replaces_the_own_one_and_its_last_repeats()
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["RetryMinutes:0"] = "2", ["RetryMinutes:1"] = "30", ["Tries"] = "4" })
            .Build().Get<MailPumpOptions>()!;
        Assert.Equal([2, 30, 30, null], new[] { 1, 2, 3, 4 }.Select(failures => settings.RetryAfter(failures)?.TotalMinutes));
        Assert.Null(new MailPumpOptions { Tries = 1 }.RetryAfter(1));
    }

    [Theory]
    [InlineData]
    [InlineData(0)]
    [InlineData(5, 1441)]
    public void A_list_of_waits_that_makes_no_sense_is_named(params int[] minutes)
    {
        var options = new MailPumpOptions { RetryMinutes = minutes };
        Assert.Contains("Outbox:RetryMinutes", Assert.Single(options.Validate(new ValidationContext(options))).ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_server_the_health_check_says_so_and_stays_degraded()
    {
        var monitor = new MailMonitor { Backlog = new OutboxBacklog(3, 0, 0) };
        var without = await CheckAsync(monitor, new MailOptions());
        Assert.Equal((HealthStatus.Degraded, "Mail:Host is not set: no mail is sent, 3 wait."), (without.Status, without.Description));

        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(monitor, Good)).Status);
        monitor.ServerAway = true;
        Assert.Equal(HealthStatus.Degraded, (await CheckAsync(monitor, Good)).Status);
        Assert.Equal(HealthStatus.Degraded, (await CheckAsync(new MailMonitor { Backlog = new OutboxBacklog(1, 121, 0) }, Good)).Status);
    }

    private static Task<HealthCheckResult> CheckAsync(MailMonitor monitor, MailOptions mail) =>
        new MailHealthCheck(monitor, Options.Create(new MailPumpOptions()), Options.Create(mail))
            .CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);

    private static List<ValidationResult> Problems(MailOptions mail)
    {
        var problems = new List<ValidationResult>();
        Validator.TryValidateObject(mail, new ValidationContext(mail), problems, validateAllProperties: true);
        return problems;
    }
}
