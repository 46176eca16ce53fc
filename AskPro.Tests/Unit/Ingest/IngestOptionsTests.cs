using System.ComponentModel.DataAnnotations;
using AskPro.Api.Features.Webhooks;
using AskPro.Api.Features.Webhooks.Keys;
using Microsoft.Extensions.Hosting.Internal;
using Xunit;

namespace AskPro.Tests.Unit.Ingest;

public sealed class IngestOptionsTests
{
    [Fact]
    public void The_defaults_are_in_order() => Assert.Empty(Problems(new RetellIngestOptions()));

    [Fact]
    public void A_house_smaller_than_its_largest_guest_is_refused() =>
        Assert.Single(Problems(new RetellIngestOptions { MaxWaitingBytes = 2 * 1024 * 1024 }));

    [Fact]
    public void A_key_that_ends_before_it_is_asked_for_again_is_refused() =>
        Assert.Single(Problems(new RetellIngestOptions { TrustKeySeconds = 14 }));

    [Fact]
    public void Impossible_numbers_are_refused() => Assert.Equal(
        3, Problems(new RetellIngestOptions { Flushers = 0, MaxRowsPerFlush = 0, RetryAfterSeconds = 0 }).Count);

    [Theory]
    [InlineData("key_development_only", "Production", false)]
    [InlineData("key_development_only", "Staging", false)]
    [InlineData("key_development_only", "Development", true)]
    [InlineData("key_of_a_workspace", "Production", true)]
    [InlineData("", "Production", true)]
    public void The_published_key_is_refused_outside_development(string key, string environment, bool accepted)
    {
        var check = new PlatformKeyCheck(new HostingEnvironment { EnvironmentName = environment });

        Assert.Equal(accepted, check.Validate(null, new PlatformKeyOptions { PlatformKey = key }).Succeeded);
    }

    private static List<ValidationResult> Problems(RetellIngestOptions options)
    {
        var problems = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true);
        return problems;
    }
}
